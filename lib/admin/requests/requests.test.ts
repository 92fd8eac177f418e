import { beforeEach, expect, test } from "vitest";
import { type EventType, eventKinds } from "@/lib/audit/catalogue";
import { disown } from "@/lib/disowning/disown";
import { sealPhone } from "@/lib/factors/one-time-codes/channels";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { invite } from "@/lib/invitations/invite";
import { openEnvelope } from "@/lib/outbox/envelope";
import { database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import type { AdminRequestKind } from "@/lib/platform/database/generated/enums";
import { limits } from "@/lib/platform/limits";
import type { PolicyChoices } from "@/lib/policies/catalogue";
import { changePolicy } from "@/lib/policies/change-policy";
import { sealNotMe } from "@/lib/tokens/not-me-token";
import {
  aContext,
  anAdmin,
  anEmail,
  aPerson,
  aSession,
  stale,
  withTwoFactor,
} from "@/scripts/testing/people";
import { asOwner, eventsOf, messagesTo } from "@/scripts/testing/rows";
import { byOperator } from "../by-operator";
import { disableAccount } from "../disable-account";
import { makeAdmin, makeAdminOf } from "../make-admin";
import { removeAdmin } from "../remove-admin";
import { resetTwoFactorOf } from "../reset-two-factor";
import { approveRequest } from "./approve-request";
import { refuseRequest, withdrawRequest } from "./close-request";
import { findStopLink } from "./find-stop-link";
import { listEndedRequests, listOpenRequests, ownOpenRequests } from "./list-requests";
import { queueDueRequests, settleRequest } from "./settle-due-requests";
import { stopOwnRequest, stopRequest } from "./stop-request";

const db = database();
const reason = "They called";
const strict = { resetTwoFactor: true, makeAdmin: true, stopHours: 24 };

type Admin = Awaited<ReturnType<typeof anAdmin>>;
type Id = Pick<User, "id">;

const rule = async (choice: PolicyChoices["secondAdmin"]) => {
  const changed = await changePolicy(db, "secondAdmin", choice, { reason: "a test" }, aContext());
  if (!changed.ok) throw new Error(changed.code);
};

beforeEach(async () => {
  await asOwner(`DELETE FROM "policy"`);
  await rule(strict);
});

const acts = { RESET_TWO_FACTOR: resetTwoFactorOf, MAKE_ADMIN: makeAdminOf };

const ask = ({ session }: Admin, { id: personId }: Id, kind: AdminRequestKind = "MAKE_ADMIN") =>
  acts[kind](db, session, { personId, reason }, aContext());

const requestOf = ({ id: userId }: Id) =>
  db.adminRequest.findFirstOrThrow({ where: { userId }, orderBy: { id: "desc" } });

const answer = { reason: "I know them" };

const approve = ({ session }: Admin, { id: requestId }: Id) =>
  approveRequest(db, session, { requestId, ...answer }, aContext());

const withdraw = ({ session }: Admin, { id: requestId }: Id) =>
  withdrawRequest(db, session, { requestId, ...answer }, aContext());

const refuse = ({ session }: Admin, { id: requestId }: Id) =>
  refuseRequest(db, session, { requestId, ...answer }, aContext());

const stop = (token: string) => stopRequest(db, token, aContext());

/** As if the person's time to stop it were over. */
const pass = ({ id }: Id, what = "not_before") =>
  asOwner(`UPDATE "admin_request" SET "${what}" = now() - interval '1 second' WHERE "id" = $1`, [
    id,
  ]);

const rowOf = ({ id }: Id) => db.user.findUniqueOrThrow({ where: { id } });
const endingOf = async (person: Id) => (await requestOf(person)).ending;

const mailTo = async ({ id }: Id, template: string) =>
  (await messagesTo(id)).filter((message) => message.template === template);

const stopToken = async (person: Id) => (await mailTo(person, "request-asked"))[0]?.token ?? "";

async function asked(kind: AdminRequestKind = "MAKE_ADMIN") {
  const [one, two] = [await anAdmin(), await anAdmin()];
  const person = await aPerson();
  if (kind === "RESET_TWO_FACTOR") await withTwoFactor(person);
  expect(await ask(one, person, kind)).toEqual({ ok: true, asked: true });
  return { one, two, person, request: await requestOf(person) };
}

const since = async (person: Id, before: number) => (await eventsOf(person.id)).slice(before);

const isUndone = async (person: Id) => {
  const { role, twoFactorSince } = await rowOf(person);
  return role === "USER" || twoFactorSince !== null;
};

test.each(["RESET_TWO_FACTOR", "MAKE_ADMIN"] as const)(
  "%s is asked for, told at once, approved by another admin, and done when its time is over",
  async (kind) => {
    const { one, two, person, request } = await asked(kind);
    const done = kind === "MAKE_ADMIN" ? "account.made_admin" : "two_factor.reset";
    expect(await isUndone(person)).toBe(true);
    const [mail] = await mailTo(person, "request-asked");
    expect(mail?.text).toContain(`“${reason}”`);
    expect(mail?.to).toBe(person.email);
    const told = (await eventsOf(person.id)).length;

    expect(await approve(two, request)).toEqual({ ok: true, now: "waiting" });
    await settleRequest(db, request.id);
    expect(await since(person, told)).toEqual(["admin_request.approved"]);
    await pass(request);
    await settleRequest(db, request.id);
    await settleRequest(db, request.id);
    expect(await since(person, told)).toEqual(["admin_request.approved", done]);
    expect(await endingOf(person)).toBe("CARRIED_OUT");
    const event = await db.auditEvent.findFirstOrThrow({
      where: { subjectId: person.id, type: done },
    });
    expect(event).toMatchObject({
      actorId: one.user.id,
      reason,
      details: { request: request.id, approvedBy: two.user.id },
    });
    expect(await mailTo(person, eventKinds[done].mail ?? "")).toHaveLength(1);
    expect(await rowOf(person)).toMatchObject(
      kind === "MAKE_ADMIN" ? { role: "ADMIN" } : { twoFactorSince: null },
    );
  },
);

test("approved after the person's time, it is done at once", async () => {
  const { two, person, request } = await asked();
  await pass(request);
  await settleRequest(db, request.id);
  expect(await rowOf(person)).toMatchObject({ role: "USER" });
  expect(await approve(two, request)).toEqual({ ok: true, now: "carriedOut" });
  expect(await rowOf(person)).toMatchObject({ role: "ADMIN" });
});

test("with no hours to stop it, it still takes a second admin", async () => {
  await asOwner(`DELETE FROM "policy"`);
  await rule({ ...strict, stopHours: 0 });
  const { two, person, request } = await asked();
  await settleRequest(db, request.id);
  expect(await rowOf(person)).toMatchObject({ role: "USER" });
  expect(await approve(two, request)).toEqual({ ok: true, now: "carriedOut" });
});

test("nobody approves what they asked for, nor what is done to themselves; nobody else is an admin", async () => {
  const [one, two, about] = [await anAdmin(), await anAdmin(), await anAdmin()];
  expect(await ask(one, about.user, "RESET_TWO_FACTOR")).toMatchObject({ ok: true });
  const request = await requestOf(about.user);
  const needed = { ok: false, code: "SECOND_ADMIN_NEEDED" };
  expect(await approve(one, request)).toEqual(needed);
  expect(await approve(about, request)).toEqual(needed);
  expect(await refuse(one, request)).toEqual(needed);
  expect(await refuse(about, request)).toEqual(needed);
  expect(await withdraw(two, request)).toEqual(needed);
  const plain = await withTwoFactor(await aPerson());
  for (const act of [approveRequest, refuseRequest, withdrawRequest]) {
    const input = { requestId: request.id, ...answer };
    const nobody = { requestId: crypto.randomUUID(), ...answer };
    expect(await act(db, plain.session, input, aContext())).toMatchObject({ code: "NOT_FOUND" });
    expect(await act(db, two.session, nobody, aContext())).toMatchObject({ code: "NOT_FOUND" });
    expect(await act(db, stale(two.session), input, aContext())).toMatchObject({
      code: "CONFIRMATION_REQUIRED",
    });
  }
  expect(await requestOf(about.user)).toMatchObject({ approvedAt: null, endedAt: null });
});

test("the person stops it by the link, without signing in, before or after an approval, and once", async () => {
  const { two, person, request } = await asked("RESET_TWO_FACTOR");
  const token = await stopToken(person);
  expect(await findStopLink(db, token, aContext())).toMatchObject({ state: "ready" });
  expect(await requestOf(person)).toMatchObject({ endedAt: null });
  await approve(two, request);
  expect(await stop(token)).toEqual({ state: "done" });
  expect(await stop(token)).toEqual({ state: "used" });
  await pass(request);
  await settleRequest(db, request.id);
  expect(await endingOf(person)).toBe("STOPPED");
  expect(await isUndone(person)).toBe(true);
  expect((await eventsOf(person.id)).at(-1)).toBe("admin_request.stopped");
});

test("a link is good for its own request, in nobody else's browser, and not when it was changed", async () => {
  const { person } = await asked();
  const token = await stopToken(person);
  const other = { id: crypto.randomUUID(), userId: crypto.randomUUID() };
  expect(await stopRequest(db, token, aContext({ session: other }))).toEqual({
    state: "anothers",
  });
  for (const bad of ["", "x", `${token.slice(0, -3)}AAA`, "A".repeat(900)]) {
    expect(await stop(bad)).toEqual({ state: "dead" });
  }
  expect(await requestOf(person)).toMatchObject({ endedAt: null });
});

test("what is over says how", async () => {
  const carried = await asked();
  await pass(carried.request);
  await approve(carried.two, carried.request);
  expect(await stop(await stopToken(carried.person))).toEqual({ state: "carriedOut" });
  const withdrawn = await asked();
  await withdraw(withdrawn.one, withdrawn.request);
  expect(await stop(await stopToken(withdrawn.person))).toEqual({ state: "over" });
});

test("signed in, the person sees it and stops it; nobody else's", async () => {
  const { one, person, request } = await asked();
  const session = await aSession(person);
  expect(await ownOpenRequests(db, person.id)).toMatchObject([{ id: request.id, reason }]);
  const stranger = await aSession(await aPerson());
  const gone = { ok: false, code: "NOT_FOUND" };
  expect(await stopOwnRequest(db, stranger, request.id, aContext())).toEqual(gone);
  expect(await stopOwnRequest(db, one.session, request.id, aContext())).toEqual(gone);
  expect(await stopOwnRequest(db, stale(session), request.id, aContext())).toEqual({ ok: true });
  expect(await stopOwnRequest(db, session, request.id, aContext())).toMatchObject({
    code: "REQUEST_OVER",
  });
  expect(await ownOpenRequests(db, person.id)).toEqual([]);
});

test("whoever says that somebody else is at work has stopped it, too", async () => {
  const { person } = await asked("RESET_TWO_FACTOR");
  await disown(db, sealNotMe({ about: "change", userId: person.id }), aContext());
  expect(await endingOf(person)).toBe("STOPPED");
});

test.each([
  ["withdrawn", "WITHDRAWN", withdraw],
  ["refused", "REFUSED", refuse],
] as const)("what is %s is told, and can be asked for anew", async (way, ending, act) => {
  const { one, two, person, request } = await asked();
  const who = way === "withdrawn" ? one : two;
  expect(await act(who, request)).toEqual({ ok: true });
  expect(await endingOf(person)).toBe(ending);
  expect((await eventsOf(person.id)).at(-1)).toBe(`admin_request.${way}` satisfies EventType);
  expect(await mailTo(person, `request-${way}`)).toHaveLength(1);
  const over = { ok: false, code: "REQUEST_OVER" };
  expect(await approve(two, request)).toEqual(over);
  expect(await act(who, request)).toEqual(over);
  expect(await ask(one, person)).toMatchObject({ ok: true });
});

test("a code phone hears of it as well", async () => {
  const [one, person] = [await anAdmin(), await aPerson()];
  await anAdmin();
  const id = crypto.randomUUID();
  const destination = sealPhone("+351912345678", {
    table: "code_channel",
    userId: person.id,
    id,
  });
  await db.codeChannel.create({ data: { id, userId: person.id, channel: "SMS", destination } });
  await ask(one, person);
  const told = (await messagesTo(person.id)).filter(({ to }) => to === "+351912345678");
  expect(told.map(({ text }) => text)).toEqual([expect.stringContaining("make you an admin")]);
});

test("not approved in time, it lapses, by the job or by whoever asks next", async () => {
  const { one, two, person, request } = await asked();
  await pass(request, "expires_at");
  expect(await approve(two, request)).toMatchObject({ code: "REQUEST_OVER" });
  expect(await ask(one, person)).toMatchObject({ ok: true });
  expect(await db.adminRequest.findUniqueOrThrow({ where: { id: request.id } })).toMatchObject({
    ending: "LAPSED",
  });
  const again = await requestOf(person);
  await pass(again, "expires_at");
  await settleRequest(db, again.id);
  expect(await endingOf(person)).toBe("LAPSED");
  expect(
    (await eventsOf(person.id)).filter((type) => type === "admin_request.lapsed"),
  ).toHaveLength(2);
});

test("the longest wait leaves a day to approve", async () => {
  await asOwner(`DELETE FROM "policy"`);
  await rule({ ...strict, stopHours: limits.secondAdminStopHoursMost });
  const { request } = await asked();
  const dayLater = request.notBefore.getTime() + 24 * 3600 * 1000;
  expect(request.expiresAt.getTime()).toBe(dayLater);
});

test.each([
  ["who asked", ({ one }: Awaited<ReturnType<typeof asked>>) => one.user],
  ["who approved", ({ two }: Awaited<ReturnType<typeof asked>>) => two.user],
])("it is dropped where %s is no admin any more", async (_who, pick) => {
  const all = await asked();
  const { two, person, request } = all;
  await approve(two, request);
  const third = await anAdmin();
  const input = { personId: pick(all).id, reason };
  expect(await removeAdmin(db, third.session, input, aContext())).toEqual({ ok: true });
  await pass(request);
  await settleRequest(db, request.id);
  expect(await endingOf(person)).toBe("DROPPED");
  expect(await rowOf(person)).toMatchObject({ role: "USER" });
  expect((await eventsOf(person.id)).at(-1)).toBe("admin_request.dropped");
});

test("it is dropped where the asking admin was erased, the account is closed, or it is so already", async () => {
  const erased = await asked();
  await approve(erased.two, erased.request);
  await asOwner(`DELETE FROM "user" WHERE "id" = $1`, [erased.one.user.id]);
  const closed = await asked("RESET_TWO_FACTOR");
  await approve(closed.two, closed.request);
  const input = { personId: closed.person.id, reason };
  await disableAccount(db, closed.one.session, input, aContext());
  const already = await asked();
  await approve(already.two, already.request);
  const help = { email: already.person.email, reason };
  expect(await byOperator(db, makeAdmin, help, aContext())).toEqual({ ok: true });
  for (const { person, request } of [erased, closed, already]) {
    await pass(request);
    await settleRequest(db, request.id);
    expect(await endingOf(person)).toBe("DROPPED");
  }
  expect(await isUndone(closed.person)).toBe(true);
});

test("who is erased takes what was asked about them along", async () => {
  const { person, request } = await asked();
  await asOwner(`DELETE FROM "user" WHERE "id" = $1`, [person.id]);
  expect(await db.adminRequest.findUnique({ where: { id: request.id } })).toBeNull();
});

test("what does not apply is refused as before, and what is asked for twice is asked for once", async () => {
  const { one, two, person } = await asked();
  expect(await ask(two, person)).toEqual({ ok: false, code: "ALREADY_ASKED" });
  expect(await ask(one, person, "RESET_TWO_FACTOR")).toMatchObject({ code: "ALREADY_SO" });
  expect(await ask(one, one.user, "RESET_TWO_FACTOR")).toMatchObject({ code: "OWN_ACCOUNT" });
  const closed = await aPerson({ disabledAt: new Date() });
  expect(await ask(one, closed)).toMatchObject({ code: "ACCOUNT_NOT_OPEN" });
});

test("where nobody could approve, that is said, and the command line acts alone", async () => {
  await asOwner(`UPDATE "user" SET "disabled_at" = now() WHERE "role" = 'ADMIN'`);
  const [one, two] = [await anAdmin(), await anAdmin()];
  expect(await ask(one, two.user, "RESET_TWO_FACTOR")).toMatchObject({ code: "NO_SECOND_ADMIN" });
  const person = await aPerson();
  expect(await ask(one, person)).toMatchObject({ ok: true });
  await disableAccount(db, one.session, { personId: two.user.id, reason }, aContext());
  expect(await ask(one, await aPerson())).toMatchObject({ code: "NO_SECOND_ADMIN" });
  expect(await byOperator(db, makeAdmin, { email: person.email, reason }, aContext())).toEqual({
    ok: true,
  });
});

test("nobody is buried in requests", async () => {
  const { one, person } = await asked();
  for (let round = 1; round < limits.adminRequestsPerPersonPerDay; round++) {
    await withdraw(one, await requestOf(person));
    expect(await ask(one, person)).toMatchObject({ ok: true });
  }
  await withdraw(one, await requestOf(person));
  expect(await ask(one, person)).toMatchObject({ code: "RATE_LIMITED" });
});

test("each act is asked for or done as the rule says of it", async () => {
  await asOwner(`DELETE FROM "policy"`);
  const [one, person] = [await anAdmin(), await aPerson()];
  await rule({ ...strict, makeAdmin: false });
  expect(await ask(one, person)).toEqual({ ok: true });
  expect(await rowOf(person)).toMatchObject({ role: "ADMIN" });
});

test("a rule that one admin has loosened holds a day longer", async () => {
  const loose = { ...strict, makeAdmin: false, stopHours: 0 };
  await rule(loose);
  const { request } = await asked();
  expect(request.notBefore.getTime() - request.askedAt.getTime()).toBe(24 * 3600 * 1000);
  // The same again is no new day, and what was strict is so again at once.
  await rule(loose);
  await asOwner(
    `UPDATE "policy" SET "value" = jsonb_set("value", '{heldUntil}', '"2026-01-01T00:00:00.000Z"')
      WHERE "name" = 'secondAdmin'`,
  );
  const [one, person] = [await anAdmin(), await aPerson()];
  expect(await ask(one, person)).toEqual({ ok: true });
});

test("an invitation, which one admin sends, makes no admin", async () => {
  const { session } = await anAdmin();
  const invited = { name: "Robin Moore", email: anEmail(), role: "ADMIN" } as const;
  expect(await invite(db, session, invited, aContext())).toMatchObject({
    code: "INVALID_INPUT",
    fields: { role: "role.secondAdmin" },
  });
  await asOwner(`DELETE FROM "policy"`);
  expect(await invite(db, session, invited, aContext())).toMatchObject({ ok: true });
  await rule(strict);
  const [message] = await db.outboxMessage.findMany({
    where: { template: "invitation" },
    orderBy: { id: "desc" },
    take: 1,
  });
  const text = (message && openEnvelope(message)?.text) ?? "";
  const token = /token=([\w-]+)/.exec(text)?.[1] ?? "";
  const password = "four quiet kettles hum at noon";
  expect(await acceptInvitation(db, { token, password }, aContext())).toMatchObject({ ok: true });
  const person = await db.user.findFirstOrThrow({ where: { email: invited.email } });
  expect(person.role).toBe("USER");
});

test("admins see what waits and what has ended, and what they may do about it", async () => {
  const { one, two, person, request } = await asked();
  const mine = async (viewer: Admin) =>
    (await listOpenRequests(db, viewer.user.id, person.id)).map(({ may }) => may);
  expect(await mine(one)).toEqual(["withdraw"]);
  expect(await mine(two)).toEqual(["decide"]);
  expect(await listOpenRequests(db, two.user.id, person.id)).toMatchObject([
    { id: request.id, askedBy: one.user.email, reason, approvedBy: null },
  ]);
  await refuse(two, request);
  expect(await mine(two)).toEqual([]);
  expect((await listEndedRequests(db))[0]).toMatchObject({
    id: request.id,
    ending: "REFUSED",
    endedBy: two.user.email,
    endReason: answer.reason,
  });
});

test("what is due gets a job, and what waits gets none", async () => {
  const [due, waiting, unanswered] = [await asked(), await asked(), await asked()];
  await approve(due.two, due.request);
  await approve(waiting.two, waiting.request);
  await pass(due.request);
  await pass(unanswered.request);
  await queueDueRequests(db);
  const { rows } = await asOwner(
    `SELECT "key" FROM graphile_worker."jobs" WHERE "key" LIKE 'settle_admin_request:%'`,
  );
  const keys = rows.map(({ key }: { key: string }) => key.split(":")[1]);
  expect(keys).toContain(due.request.id);
  expect(keys).not.toContain(waiting.request.id);
  expect(keys).not.toContain(unanswered.request.id);
});

const twenty = <Answer>(make: (at: number) => Promise<Answer>) =>
  Promise.all(Array.from({ length: 20 }, (_, at) => make(at)));

test("of twenty who ask at once, one has asked", async () => {
  const [one, two, person] = [await anAdmin(), await anAdmin(), await aPerson()];
  const answers = await twenty((at) => ask(at % 2 ? one : two, person));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db.adminRequest.count({ where: { userId: person.id } })).toBe(1);
  expect(await mailTo(person, "request-asked")).toHaveLength(1);
});

test("of twenty approvals by two admins at once, one counts, and it is done once", async () => {
  const { two, person, request } = await asked();
  const third = await anAdmin();
  await pass(request);
  const answers = await twenty((at) => approve(at % 2 ? two : third, request));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const types = await eventsOf(person.id);
  expect(types.filter((type) => type === "account.made_admin")).toHaveLength(1);
  expect(types.filter((type) => type === "admin_request.approved")).toHaveLength(1);
});

test("approved and stopped at once, many times over, one of both wins, and the account agrees", async () => {
  const { two, person, request } = await asked();
  const third = await anAdmin();
  await pass(request);
  const token = await stopToken(person);
  const answers = await twenty(async (at) => {
    if (at % 2) return (await approve(at % 4 === 1 ? two : third, request)).ok;
    const pressed = await stop(token);
    return "state" in pressed && pressed.state === "done";
  });
  expect(answers.filter(Boolean)).toHaveLength(1);
  const isDone = (await endingOf(person)) === "CARRIED_OUT";
  expect((await rowOf(person)).role).toBe(isDone ? "ADMIN" : "USER");
});

test("approved, withdrawn, refused, stopped and settled at once, one way to end it is told", async () => {
  const { one, two, person, request } = await asked();
  const third = await anAdmin();
  await pass(request);
  const token = await stopToken(person);
  await twenty<unknown>(
    (at) =>
      [
        () => approve(two, request),
        () => withdraw(one, request),
        () => refuse(third, request),
        () => stop(token),
        () => settleRequest(db, request.id),
      ][at % 5]?.() ?? Promise.resolve(),
  );
  const ends = ["account.made_admin", "withdrawn", "refused", "stopped"];
  const told = (await eventsOf(person.id)).filter((type) => ends.some((end) => type.endsWith(end)));
  expect(told).toHaveLength(1);
  const isDone = (await endingOf(person)) === "CARRIED_OUT";
  expect((await rowOf(person)).role).toBe(isDone ? "ADMIN" : "USER");
});

test("who loses the role while it is carried out does not leave it half done", async () => {
  const { one, two, person, request } = await asked();
  const third = await anAdmin();
  await pass(request);
  const input = { personId: one.user.id, reason };
  await Promise.all([
    approve(two, request),
    removeAdmin(db, third.session, input, aContext()),
    settleRequest(db, request.id),
  ]);
  const isDone = (await endingOf(person)) === "CARRIED_OUT";
  expect((await rowOf(person)).role).toBe(isDone ? "ADMIN" : "USER");
});
