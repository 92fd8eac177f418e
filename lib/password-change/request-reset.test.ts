import { expect, test } from "vitest";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { answerResetRequest } from "@/lib/reset-links/answer-reset-request";
import { aContext, anEmail, aPerson } from "@/scripts/testing/people";
import { waitingResetRequests } from "@/scripts/testing/reset-links";
import { eventsOf, messagesTo } from "@/scripts/testing/rows";
import { requestReset } from "./request-reset";

const db = database();

const ask = (email: string) => requestReset(db, { email }, aContext());

const answerAll = async () => {
  for (const sealed of await waitingResetRequests()) await answerResetRequest(db, sealed);
};

test("every address costs one job that does not tell whose it is, and one answer", async () => {
  const user = await aPerson();
  const missing = anEmail();
  expect(await ask(user.email.toUpperCase())).toEqual({ ok: true });
  expect(await ask(missing)).toEqual({ ok: true });
  const requests = await waitingResetRequests();
  expect(requests).toHaveLength(2);
  expect(requests.join()).not.toContain(user.email);
  for (const sealed of requests) await answerResetRequest(db, sealed);
  expect(await messagesTo(user.id)).toMatchObject([{ template: "reset-password", to: user.email }]);
  expect(await eventsOf(user.id)).toEqual(["password.reset_link_made"]);
});

test("a disabled or deleted account gets no mail, one that waits for its proof does", async () => {
  const frozen = await aPerson({ disabledAt: new Date() });
  const gone = await aPerson({ deletedAt: new Date() });
  const unverified = await aPerson({ emailVerifiedAt: null });
  for (const { email } of [frozen, gone, unverified])
    expect(await ask(email)).toEqual({ ok: true });
  await answerAll();
  expect(await messagesTo(frozen.id)).toEqual([]);
  expect(await messagesTo(gone.id)).toEqual([]);
  expect(await messagesTo(unverified.id)).toMatchObject([{ template: "reset-password" }]);
});

test("one person gets few links an hour, whoever asks from wherever, and the answer stays", async () => {
  const user = await aPerson();
  for (let asked = 0; asked < limits.resetMailsPerUserPerHour + 3; asked++) {
    expect(await ask(user.email)).toEqual({ ok: true });
  }
  await answerAll();
  expect(await messagesTo(user.id)).toHaveLength(limits.resetMailsPerUserPerHour);
});
