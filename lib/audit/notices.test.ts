import { expect, test } from "vitest";
import { accountOverview } from "@/lib/overview/account-overview";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { aContext, aPerson, aSession, withTwoFactor } from "@/scripts/testing/people";
import type { EventType } from "./catalogue";
import { markNoticesRead, unreadNotices } from "./notices";
import { listOwnEvents } from "./own-events";
import { record } from "./record";

const db = database();

const happened = (subjectId: string, ...types: EventType[]) =>
  record(db, aContext(), ...types.map((type) => ({ type, subjectId })));

const unread = async (userId: string) => (await unreadNotices(userId)).count;

async function newestNotice(userId: string): Promise<string> {
  const [newest] = (await listOwnEvents(db, userId, { noticesOnly: true })).events;
  if (!newest) throw new Error("There is no notice.");
  return newest.id;
}

test("notices are what the owner must hear of, and the first browser is no news", async () => {
  const user = await aPerson();
  await aSession(user);
  expect(await unread(user.id)).toBe(0);
  await aSession(user);
  await happened(user.id, "sign_in.failed", "password.known");
  expect(await unread(user.id)).toBe(2);
});

test("counting stops where the bell says that there are many", async () => {
  const { id } = await aPerson();
  const many = Array.from({ length: limits.noticesCounted + 5 }, () => "sign_in.locked" as const);
  await happened(id, ...many);
  expect(await unread(id)).toBe(limits.noticesCounted);
});

test("reading goes up to what was shown: what came after it stays unread, and nothing comes back", async () => {
  const { id: userId } = await aPerson();
  await happened(userId, "two_factor.turned_off");
  const newestId = await newestNotice(userId);
  await new Promise((later) => setTimeout(later, 5));
  await happened(userId, "device.added");
  expect(await markNoticesRead(db, { userId, newestId })).toEqual({ ok: true });
  expect(await unread(userId)).toBe(1);
  await markNoticesRead(db, { userId, newestId: await newestNotice(userId) });
  expect(await unread(userId)).toBe(0);
  await markNoticesRead(db, { userId, newestId });
  expect(await unread(userId)).toBe(0);
});

test("another's event marks nothing of one's own as read", async () => {
  const [one, other] = [await aPerson(), await aPerson()];
  await happened(one.id, "sign_in.locked");
  await happened(other.id, "sign_in.locked");
  const newestId = await newestNotice(other.id);
  expect(await markNoticesRead(db, { userId: one.id, newestId })).toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await unread(one.id)).toBe(1);
});

test("the overview counts what the check-up speaks of, and the notices with it", async () => {
  const user = await aPerson();
  const { session } = await withTwoFactor(user);
  await happened(user.id, "sign_in.failed", "message.resent");
  const overview = await accountOverview(session);
  expect(overview).toMatchObject({
    emailVerified: true,
    isSettingUp: false,
    backupCodesLeft: limits.backupCodes,
    waysToProve: 1,
    failedTriesSince: 1,
    unreadNotices: await unread(user.id),
  });
  expect(overview.unreadNotices).toBeGreaterThan(0);
  expect(overview.activity.map(({ type }) => type)).not.toContain("message.resent");
});
