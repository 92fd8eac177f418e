import { beforeEach, expect, test } from "vitest";
import { database } from "@/lib/platform/database";
import { digest } from "@/lib/platform/digest";
import { limits } from "@/lib/platform/limits";
import { aContext, again, aPerson, stale, withTwoFactor } from "@/scripts/testing/people";
import { asOwner, messagesTo } from "@/scripts/testing/rows";
import { aServiceKey } from "@/scripts/testing/service-keys";
import { listEndedKeys, listLiveKeys } from "./list-keys";
import { makeKey } from "./make-key";
import { openKey } from "./open-key";
import { revokeKey } from "./revoke-key";
import { makeKeySchema, purposeField } from "./schema";

const db = database();

const wanted = {
  name: "Billing",
  scopes: ["mfa:read" as const],
  lifetimeDays: 30,
  reason: "Payouts",
};

async function anAdmin() {
  const user = await aPerson({ role: "ADMIN" });
  const { session } = await withTwoFactor(user);
  return { user, session };
}

const eventsAbout = (key: string) =>
  db.auditEvent.findMany({
    where: { type: { startsWith: "service_key." }, details: { path: ["key"], equals: key } },
    orderBy: { occurredAt: "asc" },
  });

beforeEach(() => asOwner(`update "service_key" set revoked_at = now() where revoked_at is null`));

test("a key is told once, kept as a digest, recorded with its reason and mailed to every admin", async () => {
  const { user, session } = await anAdmin();
  const { user: other } = await anAdmin();
  const made = await makeKey(db, session, wanted, aContext({ session: idsOf(session) }));
  if (!made.ok) throw new Error(made.code);
  expect(made.key).toMatch(/^sk_[A-Za-z0-9_-]{43}$/);
  const row = await db.serviceKey.findUniqueOrThrow({ where: { id: made.id } });
  expect(Buffer.from(row.digest)).toEqual(digest(made.key));
  expect(row.expiresAt?.getTime()).toBeCloseTo(Date.now() + 30 * 24 * 3600_000, -5);
  const [event] = await eventsAbout(made.id);
  expect(event).toMatchObject({ type: "service_key.made", reason: "Payouts", actorId: user.id });
  const shown = JSON.stringify([row, event, await listLiveKeys(db)]);
  expect(shown).not.toContain(made.key);
  expect(JSON.stringify(await listLiveKeys(db))).not.toMatch(/digest/i);
  for (const { id } of [user, other]) {
    const mail = (await messagesTo(id)).find(({ template }) => template === "service-key-made");
    expect(mail?.text).toContain("“Billing”");
    expect(mail?.text).not.toContain(made.key);
    expect(mail?.text.includes("/not-me")).toBe(id === user.id);
  }
});

test("only an admin with two-factor and a fresh proof makes or revokes one", async () => {
  const { session } = await anAdmin();
  const person = await withTwoFactor(await aPerson());
  const { id } = await aServiceKey();
  const refusals = [
    [stale(session), "CONFIRMATION_REQUIRED"],
    [person.session, "NOT_FOUND"],
  ] as const;
  for (const [who, code] of refusals) {
    expect(await makeKey(db, who, wanted, aContext())).toMatchObject({ code });
    expect(await revokeKey(db, who, { id, reason: "x" }, aContext())).toMatchObject({ code });
  }
  await db.user.update({ where: { id: session.userId }, data: { role: "USER" } });
  expect(await makeKey(db, await again(session), wanted, aContext())).toMatchObject({ ok: false });
  expect(await listLiveKeys(db)).toHaveLength(1);
});

test("there are so many keys and no more, also for two admins at once", async () => {
  const admins = [await anAdmin(), await anAdmin()];
  for (let made = 1; made < limits.liveServiceKeys; made++) await aServiceKey();
  await aServiceKey({ expiresAt: new Date(Date.now() - 1000) });
  const results = await Promise.all(
    admins.map(({ session }) => makeKey(db, session, wanted, aContext())),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toMatchObject({ code: "TOO_MANY" });
});

test("a key opens its scopes; a revoked, expired or unknown one opens nothing", async () => {
  const { session } = await anAdmin();
  const { key, id } = await aServiceKey({ scopes: ["mfa:read"] });
  const open = (shown: string | undefined, scope: Parameters<typeof openKey>[2] = "mfa:read") =>
    openKey(db, shown, scope, aContext());
  expect(await open(key)).toEqual({ ok: true, service: { id, name: "Billing" } });
  expect(await open(key, "password:verify")).toMatchObject({ code: "FORBIDDEN" });
  const late = await aServiceKey({ expiresAt: new Date(Date.now() - 1) });
  for (const shown of [late.key, `${key.slice(0, -1)}!`, key.toUpperCase(), "none", undefined]) {
    expect(await open(shown)).toMatchObject({ code: "UNAUTHENTICATED" });
  }
  expect(await revokeKey(db, session, { id, reason: "Moved" }, aContext())).toEqual({ ok: true });
  expect(await open(key)).toMatchObject({ code: "UNAUTHENTICATED" });
  expect(await revokeKey(db, session, { id, reason: "Moved" }, aContext())).toMatchObject({
    code: "NOT_FOUND",
  });
  expect((await listEndedKeys(db)).keys.map((ended) => ended.state)).toContain("expired");
});

test("refusals of one key are one line in the log, however many there are", async () => {
  const { key, id } = await aServiceKey({ scopes: ["mfa:read"], revokedAt: new Date() });
  for (let tried = 0; tried < 5; tried++) await openKey(db, key, "mfa:read", aContext());
  const events = await eventsAbout(id);
  expect(events.map(({ type, outcome }) => [type, outcome])).toEqual([
    ["service_key.refused", "REFUSED"],
  ]);
  expect(JSON.stringify(events)).not.toContain(key);
});

test("wrong keys are counted by address, and do not keep a right one out", async () => {
  const context = aContext();
  const { key } = await aServiceKey();
  const wrong = () => openKey(db, "sk_none", "mfa:read", context);
  for (let tried = 0; tried < limits.wrongServiceKeysPerAddressPerMinute; tried++) {
    expect(await wrong()).toMatchObject({ code: "UNAUTHENTICATED" });
  }
  expect(await wrong()).toMatchObject({
    code: "RATE_LIMITED",
    retryAfterSeconds: expect.any(Number),
  });
  expect(await openKey(db, key, "mfa:read", context)).toMatchObject({ ok: true });
});

test("each key has its calls a minute, from wherever they come", async () => {
  const { key } = await aServiceKey();
  const open = () => openKey(db, key, "mfa:read", aContext());
  for (let call = 0; call < limits.serviceCallsPerKeyPerMinute; call += 50) {
    await Promise.all(Array.from({ length: 50 }, open));
  }
  expect(await open()).toMatchObject({ code: "RATE_LIMITED" });
  const another = await aServiceKey();
  expect(await openKey(db, another.key, "mfa:read", aContext())).toMatchObject({ ok: true });
});

test("its last use is written once a minute", async () => {
  const { key, id } = await aServiceKey();
  const lastUse = async () => (await db.serviceKey.findUniqueOrThrow({ where: { id } })).lastUsedAt;
  const open = () => openKey(db, key, "mfa:read", aContext());
  await open();
  const first = await lastUse();
  expect(first).not.toBeNull();
  await open();
  expect(await lastUse()).toEqual(first);
  await asOwner(
    `update service_key set last_used_at = last_used_at - interval '61 seconds' where id = $1`,
    [id],
  );
  await open();
  expect((await lastUse())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? 0);
});

test("what people will read is one line without links or tricks", () => {
  const typed = {
    name: "Billing",
    lifetime: "never",
    reason: "Payouts",
    "password:verify": false,
    "mfa:read": true,
    "mfa:challenge": false,
    "session:introspect": false,
  };
  expect(makeKeySchema.parse(typed)).toEqual({
    name: "Billing",
    reason: "Payouts",
    scopes: ["mfa:read"],
    lifetimeDays: null,
  });
  const odd = [
    { name: "https://evil.example" },
    { name: "a\u202eb" },
    { name: " " },
    { reason: "" },
    { lifetime: "31" },
    { "mfa:read": false },
    { role: "ADMIN" },
  ];
  for (const change of odd) {
    expect(makeKeySchema.safeParse({ ...typed, ...change }).success).toBe(false);
  }
  const links = [
    "see https://evil.test",
    "evil.test",
    "call WWW.evil",
    "a@b.example now",
    "пример.рф",
  ];
  for (const purpose of ["", "a\nb", "a\u0000b", "x".repeat(201), ...links]) {
    expect(purposeField.safeParse(purpose).success, purpose).toBe(false);
  }
});

const idsOf = ({ sessionId: id, userId }: { sessionId: string; userId: string }) => ({
  id,
  userId,
});
