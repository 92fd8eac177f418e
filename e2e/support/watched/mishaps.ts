import { randomBytes } from "node:crypto";
import { bearing, cookiesOf, JSON_TYPE, ownOrigin } from "../api";
import { actionIdsOf, callAction, multipart } from "../forms";
import { newAddress, type Person } from "../people";
import { type Header, send } from "../send";
import { expect } from "../story";
import { callerOf } from "./api-life";
import type { WatchedApp } from "./app";
import { newPassword, newPerson, newPhone } from "./story";

const newToken = (): string => randomBytes(32).toString("base64url");

/** Addresses that hold what somebody pasted into them. */
export async function strayLinks({ url: base, plants }: WatchedApp): Promise<void> {
  const from = newAddress();
  for (const on of ["/nowhere", "/api/v1/nowhere", "/api/health", "/api/metrics"]) {
    const tokenTo = (path: string) =>
      plants.plant(`token sent to ${path}`, newToken(), { on: path, inAddress: true });
    const token = tokenTo(on);
    await send(`${on}?token=${token}`, { base, from });
    await send(`${on}?token=${token}%ff&_rsc=1`, { base, from, headers: [["RSC", "1"]] });
    await send(`${on}%ff?token=${tokenTo(`${on}%ff`)}`, { base, from, method: "TRACE" });
  }
}

/** As browsers send it, but for the directive, which is `said` in the log. */
export async function reportsPage({ url: base, plants }: WatchedApp, said: string) {
  const page = `${base}/verify-email?token=${plants.plant("token in a report", newToken())}`;
  const report = {
    "document-uri": page,
    "blocked-uri": page,
    referrer: page,
    "source-file": page,
    "script-sample": page,
    "effective-directive": said,
  };
  const body = JSON.stringify({ "csp-report": report });
  const headers: Header[] = [["Content-Type", "application/csp-report"]];
  const sending = { method: "POST", base, from: newAddress(), headers };
  expect((await send("/api/csp-report", { ...sending, body })).status).toBe(204);
  await send("/api/csp-report", { ...sending, body: body.slice(0, -9) });
}

/** Passwords where no parser expects them: each is quoted by some error message, if by any. */
export async function tornBodies({ url: base, plants }: WatchedApp): Promise<void> {
  const torn = (at: string) => {
    const password = plants.plant(`password in a torn body, ${at}`, newPassword());
    return [password, `{"password":${password}`, `{"password":"x"}${password}`, `["${password}`];
  };
  const own = ownOrigin(base);
  for (const path of ["/api/v1/auth/login", "/api/v1/auth/register", "/api/v1/mfa/verify"]) {
    for (const body of torn(path)) {
      const sending = { method: "POST", base, body, from: newAddress() };
      expect((await send(path, { ...sending, headers: [own, JSON_TYPE] })).status).toBe(400);
      await send(path, { ...sending, headers: [["Origin", "https://else.example"], JSON_TYPE] });
    }
  }
  for (const path of ["/login", "/register", "/account/two-factor"]) {
    const [id = "0".repeat(42)] = await actionIdsOf(path, { base });
    for (const body of torn(path)) {
      const whole = multipart([
        ["0", body],
        ["1_password", body],
        [body, "password"],
      ]);
      for (const [type, sent] of [
        [whole.type, whole.body],
        [whole.type, whole.body.slice(0, whole.body.indexOf("1_password"))],
        [["Content-Type", "text/plain;charset=UTF-8"] as Header, body],
        [["Content-Type", "application/x-www-form-urlencoded"] as Header, `password=${body}`],
      ] as const) {
        for (const action of [id, ""]) {
          await callAction(path, action, sent, { base, headers: [own, type] });
        }
      }
      const reference = multipart([
        ["$ACTION_REF_1", ""],
        ["$ACTION_1:0", body],
        ["$ACTION_KEY", body],
      ]);
      await callAction(path, "", reference.body, { base, headers: [own, reference.type] });
    }
  }
}

const BREAKABLE = [
  ...["session", "challenge", "mail_token", "backup_code", "authenticator_setup"],
  ...["one_time_code", "code_channel", "outbox_message"],
];

/** Everything that is written fails, and the database says with which values. */
export async function brokenDatabase(
  watched: WatchedApp,
  plain: Person,
  protectedCookie: string,
): Promise<void> {
  const call = callerOf(watched);
  const { email, password } = plain;
  const logIn = () => call("/auth/login", { email, password, client: "web" });
  const session = cookiesOf(await logIn());
  const breakAll = (how: string) =>
    Promise.all(BREAKABLE.map((table) => watched.app.rows(`alter table "${table}" ${how}`, [])));
  // So that more codes may be sent.
  await watched.app.rows("delete from rate_limit", []);
  await breakAll("add constraint broken check (false) not valid");
  const answers = [
    await logIn(),
    await call("/auth/register", newPerson(watched)),
    await call("/mfa/totp/setup", {}, session),
    await call("/mfa/phone", { phone: newPhone(watched) }, protectedCookie),
    await call("/mfa/challenge", { method: "sms" }, protectedCookie),
    await send("/api/v1/mfa/email", {
      method: "DELETE",
      base: watched.url,
      headers: [bearing(protectedCookie), ownOrigin(watched.url)],
      from: newAddress(),
    }),
    await send("/account", { base: watched.url, headers: [bearing(session)], from: newAddress() }),
  ];
  await breakAll("drop constraint broken");
  expect(answers.map(({ status }) => status >= 500)).toEqual([...Array(6).fill(true), false]);
}
