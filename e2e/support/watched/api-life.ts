import { bearing, cookiesOf, post } from "../api";
import { newAddress, type Person } from "../people";
import { type Answer, send } from "../send";
import { expect } from "../story";
import { earlyCode, wrongCode } from "../two-factor";
import type { WatchedApp } from "./app";
import { mailedCode, textedCode, verificationOf } from "./received";
import { newDigits, newPassword, newPhone } from "./story";

type Caller = (path: string, body?: unknown, cookie?: string) => Promise<Answer>;

export const callerOf =
  ({ url: base }: WatchedApp): Caller =>
  (path, body = {}, cookie = "") =>
    post(`/api/v1${path}`, body, { base, headers: cookie ? [bearing(cookie)] : [] });

const READS = ["/api/v1/me", "/api/v1/mfa/status", "/api/v1/devices", "/api/auth/csrf"];

/** What programs can do with an account, from its first call to one that is refused; the cookie of its last session. */
export async function livesByApi(watched: WatchedApp, person: Person): Promise<string> {
  const { plants } = watched;
  const call = callerOf(watched);
  const { email, password } = person;
  const logIn = (tried = password) =>
    call("/auth/login", { email, password: tried, client: "web" });
  const expectStatus = async (answering: Promise<Answer>, status: number) => {
    const answer = await answering;
    expect(answer.status, answer.text).toBe(status);
    return answer;
  };

  await expectStatus(call("/auth/register", person), 202);
  const { code, token } = await verificationOf(watched, person);
  plants.plantCarried("mail", "unused verification link", token);
  const wrongMailCode = plants.plant("wrong mail code", newDigits());
  await expectStatus(call("/auth/verify-email", { email, code: wrongMailCode }), 401);
  await expectStatus(call("/auth/verify-email", { email, code }), 200);

  await expectStatus(logIn(plants.plant("wrong password", newPassword())), 401);
  const cookie = cookiesOf(await expectStatus(logIn(), 200));
  const begun = await expectStatus(call("/mfa/totp/setup", {}, cookie), 201);
  const { secret } = begun.json<{ secret: string }>();
  plants.plant("authenticator secret", secret, { on: "/api/v1/mfa/totp/setup", once: true });
  const wrong = plants.plant("wrong first code", wrongCode(secret));
  await expectStatus(call("/mfa/totp/confirm", { code: wrong }, cookie), 401);
  const first = plants.plant("first code", await earlyCode(secret));
  const confirming = call("/mfa/totp/confirm", { code: first }, cookie);
  const [backupCode = ""] = plantBackupCodes(await expectStatus(confirming, 200), "totp/confirm");
  for (const path of READS) {
    const headers = [bearing(cookie)];
    const read = send(path, { base: watched.url, headers, from: newAddress() });
    await expectStatus(read, 200);
  }
  await expectStatus(call("/auth/confirm", { password, code: wrong }, cookie), 401);
  const renewed = await expectStatus(
    call("/mfa/backup-codes/regenerate", { password }, cookie),
    200,
  );
  const [next = ""] = plantBackupCodes(renewed, "backup-codes/regenerate");

  const phone = newPhone(watched);
  await expectStatus(call("/mfa/phone", { phone }, cookie), 202);
  const texted = await textedCode(watched, phone);
  const wrongTexted = plants.plant("wrong texted code", newDigits());
  await expectStatus(call("/mfa/phone/confirm", { code: wrongTexted }, cookie), 401);
  await expectStatus(call("/mfa/phone/confirm", { code: texted }, cookie), 200);
  await expectStatus(call("/mfa/email", {}, cookie), 200);
  await expectStatus(call("/auth/logout", {}, cookie), 204);

  const { challengeId } = (await expectStatus(logIn(), 200)).json<{ challengeId: string }>();
  await expectStatus(call("/mfa/challenge", { challengeId, method: "sms" }), 202);
  const verify = (method: string, code: string, trustDevice = false) =>
    call("/mfa/verify", { challengeId, method, code, trustDevice });
  await expectStatus(verify("backup_code", backupCode), 401);
  const sms = await textedCode(watched, phone, 1);
  const again = cookiesOf(await expectStatus(verify("sms", sms, true), 200));
  const confirm = async (code: string, by: string) =>
    cookiesOf(await expectStatus(call("/auth/confirm", { password, code }, by), 200));
  const confirmed = await confirm(next, again);
  await expectStatus(call("/mfa/challenge", { method: "email" }, confirmed), 202);
  const mailed = await mailedCode(watched, person);
  const last = await confirm(mailed, confirmed);
  await expectStatus(call("/mfa/challenge", { method: "email" }, last), 429);
  return last;

  function plantBackupCodes(answer: Answer, on: string): string[] {
    const { backupCodes } = answer.json<{ backupCodes: string[] }>();
    for (const one of backupCodes) {
      plants.plant("backup code", one, { on: `/api/v1/mfa/${on}`, once: true });
    }
    return backupCodes;
  }
}
