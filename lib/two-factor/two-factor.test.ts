import jsQR from "jsqr";
import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { twoFactorStatus } from "@/lib/factors/status";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { changePolicy } from "@/lib/policies/change-policy";
import { signOut } from "@/lib/sessions/sign-out";
import {
  aContext,
  again,
  aPerson,
  aSession,
  PASSWORD,
  withTwoFactor,
} from "@/scripts/testing/people";
import { asOwner, eventsOf, messagesTo } from "@/scripts/testing/rows";
import { totpCode } from "@/scripts/testing/totp";
import { beginSetup, pendingSetup } from "./begin-setup";
import { cancelSetup } from "./cancel-setup";
import { checkBackupCode } from "./check-backup-code";
import { confirmSetup } from "./confirm-setup";
import { newBackupCodes } from "./new-backup-codes";
import { removeAuthenticator } from "./remove-authenticator";
import { testCode } from "./test-code";
import { turnOff } from "./turn-off";

const db = database();

async function begun(additional = false) {
  const user = await aPerson();
  const session = await aSession(user);
  const result = await beginSetup(db, session, { additional }, aContext());
  if (!result.ok) throw new Error(result.code);
  return { user, session, setup: result.setup };
}

const confirm = (session: Awaited<ReturnType<typeof aSession>>, code: string, name = "Phone") =>
  confirmSetup(db, session, { code, name }, aContext());

const stateOf = async (userId: string) => (await twoFactorStatus(db, userId)).state;

test("a set-up that is begun, begun again, cancelled or left leaves the account as it was", async () => {
  const { user, session, setup } = await begun();
  expect(await stateOf(user.id)).toBe("SETUP_IN_PROGRESS");
  const second = await beginSetup(db, session, {}, aContext());
  expect(second.ok && second.setup.secret).not.toBe(setup.secret);
  expect(await confirm(session, totpCode(setup.secret))).toMatchObject({ code: "INVALID_CODE" });
  await cancelSetup(db, session, aContext());
  expect(await stateOf(user.id)).toBe("DISABLED");

  await beginSetup(db, session, {}, aContext());
  await asOwner(`UPDATE "authenticator_setup" SET "expires_at" = now() WHERE "user_id" = $1`, [
    user.id,
  ]);
  expect(await pendingSetup(db, session)).toBeNull();
  expect(await stateOf(user.id)).toBe("DISABLED");
});

test("a set-up belongs to the session that began it, and ends with it", async () => {
  const { user, session, setup } = await begun();
  const other = await aSession(user);
  expect(await confirm(other, totpCode(setup.secret))).toMatchObject({ code: "SETUP_NOT_STARTED" });
  const { tokenDigest } = await db.session.findUniqueOrThrow({ where: { id: session.sessionId } });
  await asOwner(
    `UPDATE "session" SET "token_digest" = sha256('known'::bytea) WHERE "token_digest" = $1`,
    [tokenDigest],
  );
  await signOut(db, "known", aContext());
  expect(await db.authenticatorSetup.count({ where: { userId: user.id } })).toBe(0);
});

test("of twenty confirmations at once one turns it on, with one set of codes and one record", async () => {
  const { user, session, setup } = await begun();
  const code = totpCode(setup.secret);
  const answers = await Promise.all(Array.from({ length: 20 }, () => confirm(session, code)));
  const winners = answers.filter((answer) => answer.ok);
  expect(winners).toHaveLength(1);
  expect(winners[0]?.ok && winners[0].backupCodes).toHaveLength(limits.backupCodes);
  expect(await db.authenticator.count({ where: { userId: user.id } })).toBe(1);
  expect(await db.backupCode.count({ where: { userId: user.id } })).toBe(limits.backupCodes);
  const turnedOn = (await eventsOf(user.id)).filter((type) => type === "two_factor.turned_on");
  expect(turnedOn).toHaveLength(1);
  expect((await messagesTo(user.id)).map(({ template }) => template)).toEqual(["two-factor-on"]);
});

test("a phone reads the picture, and what it reads makes the right code", async () => {
  const { setup } = await begun();
  const cells = /viewBox="0 0 (\d+) \d+"/.exec(setup.qrSvg);
  const size = Number(cells?.[1]);
  const picture = drawn(setup.qrSvg, size, 6);
  const read = jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height);
  expect(read?.data).toBe(setup.otpauthUrl);
  const secret = new URL(read?.data ?? "").searchParams.get("secret") ?? "";
  expect(secret).toBe(setup.secret);
  expect(Buffer.from(secret).length).toBe(32);
});

/** The dark cells of the SVG's path, as pixels: rows of `h` runs begun by `M` and moved by `m`. */
function drawn(svg: string, size: number, scale: number): PNG {
  const picture = new PNG({ width: size * scale, height: size * scale });
  picture.data.fill(255);
  const path = /stroke="#000000" d="([^"]+)"/.exec(svg)?.[1] ?? "";
  let [x, y] = [0, 0];
  for (const [, command, first, second] of path.matchAll(
    /([Mmh])(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?/g,
  )) {
    const [dx, dy] = [Number(first), Number(second ?? 0)];
    if (command === "M") [x, y] = [dx, dy];
    if (command === "m") [x, y] = [x + dx, y + dy];
    if (command !== "h") continue;
    for (let column = x * scale; column < (x + dx) * scale; column++) {
      for (let row = Math.floor(y) * scale; row < Math.floor(y + 1) * scale; row++) {
        picture.data.fill(
          0,
          (row * picture.width + column) * 4,
          (row * picture.width + column) * 4 + 3,
        );
      }
    }
    x += dx;
  }
  return picture;
}

test("secrets and codes are nowhere to be read in the database, and a moved secret does not open", async () => {
  const [alice, eve] = [await withTwoFactor(await aPerson()), await withTwoFactor(await aPerson())];
  const rows = await Promise.all([
    db.authenticator.findMany(),
    db.backupCode.findMany(),
    db.auditEvent.findMany(),
    db.outboxMessage.findMany(),
  ]);
  const readable = JSON.stringify(rows, (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
  );
  for (const secret of [alice.secret, ...alice.backupCodes]) expect(readable).not.toContain(secret);

  const mine = await db.authenticator.findFirstOrThrow({ where: { userId: alice.session.userId } });
  const theirs = await db.authenticator.findFirstOrThrow({ where: { userId: eve.session.userId } });
  await db.authenticator.update({ where: { id: theirs.id }, data: { secret: mine.secret } });
  const test = await testCode(db, eve.session, totpCode(alice.secret));
  expect(test).toMatchObject({ ok: true, right: false, authenticator: null });
});

test("a session that did not prove the factor turned on elsewhere meanwhile confirms none of its own", async () => {
  const { user, session, setup } = await begun();
  const other = await aSession(user);
  const begunThere = await beginSetup(db, other, {}, aContext());
  if (!begunThere.ok) throw new Error(begunThere.code);
  expect(await confirm(session, totpCode(setup.secret))).toMatchObject({ ok: true });
  const late = await confirm(other, totpCode(begunThere.setup.secret));
  expect(late).toMatchObject({ code: "CONFIRMATION_REQUIRED" });
  await asOwner(`UPDATE "session" SET "ended_at" = now() WHERE "id" = $1`, [session.sessionId]);
  const ended = await newBackupCodes(db, await again(session), { password: PASSWORD }, aContext());
  expect(ended).toMatchObject({ code: "UNAUTHENTICATED" });
});

test("pressing begin many times at once leaves one set-up", async () => {
  const session = await aSession(await aPerson());
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => beginSetup(db, session, {}, aContext())),
  );
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect(await db.authenticatorSetup.count({ where: { userId: session.userId } })).toBe(1);
});

test("another authenticator needs a fresh proof of the first, and never touches it", async () => {
  const { session, secret } = await withTwoFactor(await aPerson());
  expect(await beginSetup(db, session, {}, aContext())).toMatchObject({
    code: "MFA_ALREADY_ENABLED",
  });
  const stale = { ...session, factorProvedAt: new Date(Date.now() - 11 * 60_000) };
  const refused = await beginSetup(db, stale, { additional: true }, aContext());
  expect(refused).toMatchObject({ code: "CONFIRMATION_REQUIRED" });
  const second = await beginSetup(db, session, { additional: true }, aContext());
  if (!second.ok) throw new Error(second.code);
  expect(await testCode(db, session, totpCode(secret))).toMatchObject({ right: true });
  expect(await confirm(session, totpCode(second.setup.secret), "Tablet")).toMatchObject({
    ok: true,
    backupCodes: null,
  });
  expect(await db.authenticator.count({ where: { userId: session.userId } })).toBe(2);
});

test("removing both of two authenticators at once leaves one", async () => {
  const { session } = await withTwoFactor(await aPerson());
  const second = await beginSetup(db, session, { additional: true }, aContext());
  if (!second.ok) throw new Error(second.code);
  await confirm(session, totpCode(second.setup.secret), "Tablet");
  const owned = await db.authenticator.findMany({ where: { userId: session.userId } });
  const answers = await Promise.all(
    owned.flatMap(({ id }) =>
      [1, 2, 3].map(() => removeAuthenticator(db, session, id, aContext())),
    ),
  );
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(await db.authenticator.count({ where: { userId: session.userId } })).toBe(1);
  const foreign = await removeAuthenticator(db, session, crypto.randomUUID(), aContext());
  expect(foreign).toMatchObject({ code: "NOT_FOUND" });
});

test("testing a code spends nothing and says how far the clock is off", async () => {
  const { session, secret } = await withTwoFactor(await aPerson());
  const late = await testCode(db, session, totpCode(secret, { stepsAway: -4 }));
  expect(late).toMatchObject({ ok: true, right: false, authenticator: "Phone", secondsOff: -120 });
  for (let round = 0; round < 3; round++) {
    expect(await testCode(db, session, totpCode(secret))).toMatchObject({ right: true });
  }
});

test("turning off asks for the password always, and for a code when its proof is old", async () => {
  const { session, secret } = await withTwoFactor(await aPerson());
  const off = (confirmation: { password?: string; code?: string }, who = session) =>
    turnOff(db, who, confirmation, aContext());
  expect(await off({})).toMatchObject({ code: "MISSING_PASSWORD" });
  expect(await off({ password: "not the password" })).toMatchObject({ code: "INVALID_PASSWORD" });
  const stale = { ...session, factorProvedAt: new Date(Date.now() - 11 * 60_000) };
  expect(await off({ password: PASSWORD }, stale)).toMatchObject({ code: "CODE_REQUIRED" });
  expect(await off({ password: PASSWORD, code: "000000" }, stale)).toMatchObject({
    code: "INVALID_CODE",
  });
  expect(await stateOf(session.userId)).toBe("ENABLED");

  const other = await aSession(await db.user.findUniqueOrThrow({ where: { id: session.userId } }));
  expect(await off({ password: PASSWORD, code: totpCode(secret) }, stale)).toEqual({ ok: true });
  expect(await twoFactorStatus(db, session.userId)).toEqual({
    state: "DISABLED",
    methods: [],
    backupCodesLeft: 0,
    enabledAt: null,
  });
  expect(await db.authenticator.count({ where: { userId: session.userId } })).toBe(0);
  expect(
    (await db.session.findUniqueOrThrow({ where: { id: other.sessionId } })).endedAt,
  ).not.toBeNull();
  expect((await messagesTo(session.userId)).at(-1)?.template).toBe("two-factor-off");
});

test("wrong passwords here lock as they do at sign-in", async () => {
  const { session } = await withTwoFactor(await aPerson());
  const context = aContext();
  for (let guess = 0; guess < limits.signInFailures; guess++) {
    await turnOff(db, session, { password: "not the password" }, context);
  }
  const right = await turnOff(db, session, { password: PASSWORD }, context);
  expect(right).toMatchObject({ code: "ACCOUNT_LOCKED" });
  expect(await stateOf(session.userId)).toBe("ENABLED");
}, 60_000);

test("wrong codes after a right password tell the owner, once, here as at sign-in", async () => {
  const { session } = await withTwoFactor(await aPerson());
  const stale = { ...session, factorProvedAt: null };
  for (let guess = 0; guess <= limits.wrongCodesBeforeNotice; guess++) {
    const answer = await turnOff(db, stale, { password: PASSWORD, code: "000000" }, aContext());
    expect(answer).toMatchObject({ code: "INVALID_CODE" });
  }
  const told = (await messagesTo(session.userId)).map(({ template }) => template);
  expect(told.filter((template) => template === "password-known")).toHaveLength(1);
});

test("a set-up can be begun again a few times in an hour", async () => {
  const { session } = await begun();
  const again = () => beginSetup(db, session, {}, aContext());
  for (let at = 1; at < limits.authenticatorSetupsPerHour; at++) {
    expect(await again()).toMatchObject({ ok: true });
  }
  expect(await again()).toMatchObject({ code: "RATE_LIMITED" });
  expect(await pendingSetup(db, session)).not.toBeNull();
});

test("an admin cannot be without a second factor", async () => {
  const { session } = await withTwoFactor(await aPerson({ role: "ADMIN" }));
  const answer = await turnOff(db, session, { password: PASSWORD }, aContext());
  expect(answer).toMatchObject({ code: "MFA_REQUIRED" });
});

test("while everyone is asked for it nobody turns it off, also within their grace", async () => {
  const { session } = await withTwoFactor(await aPerson());
  const off = () => turnOff(db, session, { password: PASSWORD }, aContext());
  const ask = (who: "admins" | "everyone") =>
    changePolicy(
      db,
      "requiredTwoFactor",
      { who, from: null, graceDays: 365 },
      { reason: "" },
      aContext(),
    );
  await ask("everyone");
  expect(await off()).toMatchObject({ code: "MFA_REQUIRED" });
  expect(await stateOf(session.userId)).toBe("ENABLED");
  await ask("admins");
  expect(await off()).toEqual({ ok: true });
});

test("new codes end the old ones; two at once leave one whole set that somebody was shown", async () => {
  const { session, backupCodes } = await withTwoFactor(await aPerson());
  const make = () => newBackupCodes(db, session, { password: PASSWORD }, aContext());
  const [one, two] = await Promise.all([make(), make()]);
  const holds = async (code = "") => {
    const answer = await checkBackupCode(db, await again(session), code);
    return answer.ok && answer.right;
  };
  expect(await holds(backupCodes[0])).toBe(false);
  const works = await Promise.all(
    [one, two].map((made) => holds(made.ok ? made.backupCodes[0] : "")),
  );
  expect(works.filter(Boolean)).toHaveLength(1);
  expect(await db.backupCode.count({ where: { userId: session.userId } })).toBe(limits.backupCodes);
}, 60_000);
