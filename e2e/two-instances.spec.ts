import { totpCode } from "@/scripts/testing/totp";
import { challengeOf, newAccount, newProtected, sessionOf, verify } from "./support/accounts";
import { bearing, callAs, cookiesOf, readAs } from "./support/api";
import { makeStale, row } from "./support/database";
import { forgetUsedCodes, giveTries, waitingSignIns } from "./support/factor-rows";
import { takeBackupCode } from "./support/people";
import { type Call, race } from "./support/race";
import { expectRefused } from "./support/refusals";
import type { Answer } from "./support/send";
import { expect, test } from "./support/story";
import { tracesLeftBy } from "./support/traces";
import { wrongCode } from "./support/two-factor";

const ROUNDS = 20;
const AT_ONCE = 20;

// In one process, and so beside one second instance.
test.describe.configure({ mode: "default", timeout: 120_000 });

const uses = (challenges: string[], method: string, code: string): Call[] =>
  Array.from({ length: AT_ONCE }, (_, at) => ({
    path: "/api/v1/mfa/verify",
    value: { challengeId: challenges[at % challenges.length], method, code },
  }));

/** How many answers were what: a status, and the code of a refusal. */
function tally(answers: Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) {
    const { status } = answer;
    const what = status === 200 ? "200" : `${status} ${answer.json().code}`;
    counts[what] = (counts[what] ?? 0) + 1;
  }
  return counts;
}

const signedInOnce = {
  session: 1,
  "closed challenge": 1,
  "event sign_in.succeeded": 1,
  "event device.added": 1,
  "mail new-device": 1,
};

/** What beside that a code leaves when it is spent. */
const spendings = {
  totp: {},
  backup_code: {
    "spent backup code": 1,
    "event backup_code.used": 1,
    "mail backup-code-used": 1,
  },
};

for (const [method, spending] of Object.entries(spendings)) {
  test(`one ${method} signs in once, however many sign-ins it is used for at once`, async ({
    instances,
  }) => {
    let person = await newProtected();
    for (let round = 1; round <= ROUNDS; round++) {
      if (person.backupCodes.length === 0) person = await newProtected();
      await forgetUsedCodes(person.email);
      await giveTries(person.email, AT_ONCE);
      const code = method === "totp" ? totpCode(person.secret) : takeBackupCode(person);
      const isOneSignIn = round % 2 === 0;
      const challenges = await waitingSignIns(person.email, isOneSignIn ? 1 : AT_ONCE);
      const { value: answers, traces } = await tracesLeftBy(person.email, () =>
        race(instances, uses(challenges, method, code)),
      );
      const refused = isOneSignIn ? "410 CHALLENGE_CLOSED" : "401 INVALID_CODE";
      expect(tally(answers), `round ${round}`).toEqual({ "200": 1, [refused]: AT_ONCE - 1 });
      expect(answers.filter(({ cookies }) => cookies.length > 0)).toHaveLength(1);
      const noted = isOneSignIn ? {} : { "event two_factor.failed": AT_ONCE - 1 };
      expect(traces, `round ${round}`).toEqual({ ...signedInOnce, ...spending, ...noted });
    }
  });
}

test("one set-up is confirmed once, and makes one set of backup codes", async ({ instances }) => {
  for (let round = 1; round <= ROUNDS; round++) {
    const person = await newAccount();
    const cookie = await sessionOf(person);
    const { secret } = (await callAs(cookie, "/mfa/totp/setup")).json<{ secret: string }>();
    await giveTries(person.email, AT_ONCE);
    const confirm: Call = {
      path: "/api/v1/mfa/totp/confirm",
      value: { code: totpCode(secret) },
      headers: [bearing(cookie)],
    };
    const { value: answers, traces } = await tracesLeftBy(person.email, () =>
      race(instances, Array(AT_ONCE).fill(confirm)),
    );
    const won = answers.filter(({ status }) => status === 200);
    const shown = won.map((answer) => answer.json<{ backupCodes: string[] }>().backupCodes.length);
    expect(shown, `round ${round}`).toEqual([10]);
    // Whoever comes later finds the set-up gone, or a second factor that this proof lacks.
    const late = answers.filter(({ status }) => status === 403 || status === 409);
    expect(late, `round ${round}`).toHaveLength(AT_ONCE - 1);
    expect(traces, `round ${round}`).toEqual({
      authenticator: 1,
      "backup code": 10,
      "event two_factor.turned_on": 1,
      "mail two-factor-on": 1,
    });
  }
});

test("an hour's tries are counted on both together", async ({ instances }) => {
  const person = await newProtected();
  const challenges = await waitingSignIns(person.email, 5);
  const { value: answers, traces } = await tracesLeftBy(person.email, () =>
    race(instances, uses(challenges, "totp", wrongCode(person.secret))),
  );
  expect(tally(answers)).toEqual({ "401 INVALID_CODE": 10, "429 RATE_LIMITED": 10 });
  expect(traces).toEqual({ "event two_factor.failed": 10 });
  for (const via of instances) {
    const late = await verify(challenges[0] ?? "", totpCode(person.secret), { via });
    expectRefused(late, 429, "RATE_LIMITED", String(via));
  }
});

test("a code that one instance took, the other takes for nothing", async ({ instances }) => {
  const [one, other] = instances;
  const plain = await newAccount();
  const enrolling = await sessionOf(plain);
  const begun = await callAs(enrolling, "/mfa/totp/setup", {}, { via: one });
  const { secret } = begun.json<{ secret: string }>();
  const at = Date.now();
  const [first, next] = [totpCode(secret, { at }), totpCode(secret, { at, stepsAway: 1 })];
  const confirmed = await callAs(enrolling, "/mfa/totp/confirm", { code: first }, { via: one });
  const person = { ...plain, secret, ...confirmed.json<{ backupCodes: string[] }>() };

  const challenge = await challengeOf(person, { via: other });
  expectRefused(await verify(challenge, first, { via: other }), 401, "INVALID_CODE", "first");
  const signedIn = await verify(challenge, next, { via: other });
  expect(signedIn.status).toBe(200);
  const lastStep = () =>
    row(`select last_step from authenticator a join "user" u on u.id = user_id where email = $1`, [
      person.email,
    ]);
  const spentStep = await lastStep();

  const again = await verify(await challengeOf(person), next, { via: one });
  expectRefused(again, 401, "INVALID_CODE", "another sign-in");
  await makeStale(person.email);
  const cookie = cookiesOf(signedIn);
  const { password } = person;
  for (const path of ["/auth/confirm", "/mfa/disable", "/mfa/backup-codes/regenerate"]) {
    const answer = await callAs(cookie, path, { password, code: next }, { via: one });
    expectRefused(answer, 401, "INVALID_CODE", path);
  }
  expect(await lastStep()).toEqual(spentStep);

  const kept = { password, code: takeBackupCode(person) };
  const renewed = await callAs(cookie, "/auth/confirm", kept, { via: one });
  expect(renewed.status).toBe(200);
  const backup = { method: "backup_code", via: other };
  const reused = await verify(await challengeOf(person), kept.code, backup);
  expectRefused(reused, 401, "INVALID_CODE", "backup code");
  expect((await readAs(cookiesOf(renewed), "/me")).status).toBe(200);
});
