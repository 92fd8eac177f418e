import { expect, test } from "vitest";
import { database } from "@/lib/platform/database";
import { createSetupLink } from "@/lib/users/setup-link";
import { aContext, anEmail, PASSWORD } from "@/scripts/testing/people";
import { completeSetup } from "./complete-setup";

const db = database();
const setUp = (token: string) =>
  completeSetup(db, { token, name: "Kim", email: anEmail(), password: PASSWORD }, aContext());

async function freshToken(): Promise<string> {
  const link = await createSetupLink(db);
  return new URL(link ?? "").searchParams.get("token") ?? "";
}

test("the newest link makes exactly one admin, however many use it at once, and then no more", async () => {
  const [older, token] = [await freshToken(), await freshToken()];
  expect(await setUp(older)).toMatchObject({ ok: false, code: "SETUP_CLOSED" });
  const answers = await Promise.all(Array.from({ length: 20 }, () => setUp(token)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(await db.user.findMany({ select: { role: true } })).toEqual([{ role: "ADMIN" }]);
  expect(await createSetupLink(db)).toBeNull();
}, 60_000);
