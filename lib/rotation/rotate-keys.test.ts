import { randomBytes } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { commandLineContext } from "@/lib/audit/context";
import { addContent, contentOf } from "@/lib/data-export/content";
import { openPhone, sealPhone } from "@/lib/factors/one-time-codes/channels";
import { openSecret, sealSecret } from "@/lib/factors/totp/secrets";
import { post } from "@/lib/outbox/post";
import { after, now } from "@/lib/platform/clock";
import { database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { environment } from "@/lib/platform/environment";
import { openContactPhone, sealContactPhone } from "@/lib/profile/contact-phone";
import { openRequest, requestOf, stopTokenOf } from "@/lib/recovery-requests/open-request";
import { openAnswer, sealAnswer } from "@/lib/sessions/refresh-answer";
import { aPerson, aSession } from "@/scripts/testing/people";
import { asOwner, messagesTo } from "@/scripts/testing/rows";
import { rotateKeys } from "./rotate-keys";
import { sealedColumns } from "./sealed-columns";

const db = database();
const PHONE = "+4915112345678";
const SECRET = "JBSWY3DPEHPK3PXP";
const PAIR = { accessToken: "a", refreshToken: "b", expiresIn: 900 };
const digest = () => randomBytes(32);
const context = commandLineContext("keys rotate");

let owner: User;
const ids = Object.fromEntries(
  ["authenticator", "setup", "channel", "code", "token", "copy"].map((name) => [
    name,
    crypto.randomUUID(),
  ]),
) as Record<"authenticator" | "setup" | "channel" | "code" | "token" | "copy", string>;

/** One value in every sealed column. */
beforeAll(async () => {
  owner = await aPerson();
  const { sessionId } = await aSession(owner);
  const userId = owner.id;
  const expiresAt = after(3600);
  const secret = (id: string) => sealSecret(SECRET, userId, id);
  const phone = (table: "code_channel" | "one_time_code", id: string) =>
    sealPhone(PHONE, { table, userId, id });
  await db.user.update({
    where: { id: userId },
    data: { contactPhone: sealContactPhone(PHONE, userId) },
  });
  await db.authenticator.create({
    data: {
      id: ids.authenticator,
      userId,
      name: "Phone",
      secret: secret(ids.authenticator),
      lastStep: 0,
    },
  });
  await db.authenticatorSetup.create({
    data: { id: ids.setup, userId, sessionId, secret: secret(ids.setup), expiresAt },
  });
  await db.codeChannel.create({
    data: {
      id: ids.channel,
      userId,
      channel: "SMS",
      destination: phone("code_channel", ids.channel),
    },
  });
  await db.oneTimeCode.create({
    data: {
      id: ids.code,
      userId,
      purpose: "CONFIRM_PHONE",
      channel: "SMS",
      boundTo: sessionId,
      digest: digest(),
      destination: phone("one_time_code", ids.code),
      expiresAt,
    },
  });
  const answer = sealAnswer(PAIR, ids.token);
  await db.refreshToken.create({
    data: { id: ids.token, sessionId, digest: digest(), usedAt: now(), answer, expiresAt },
  });
  await openRequest(db, { userId, dueAt: expiresAt });
  await db.dataExport.create({ data: { id: ids.copy, userId, chunks: 1, expiresAt } });
  await db.$transaction((tx) =>
    addContent(tx, { exportId: ids.copy, number: 0, section: 0, rows: [{ name: "Robin" }] }),
  );
  const message = { channel: "EMAIL", template: "code", subject: "A word", text: "Hello" } as const;
  await db.$transaction((tx) => post(tx, { ...message, userId, to: owner.email }));
});

async function whatOpens(): Promise<unknown[]> {
  const where = { userId: owner.id };
  const authenticator = await db.authenticator.findFirstOrThrow({ where });
  const setup = await db.authenticatorSetup.findFirstOrThrow({ where });
  const channel = await db.codeChannel.findFirstOrThrow({ where });
  const code = await db.oneTimeCode.findFirstOrThrow({ where });
  const person = await db.user.findUniqueOrThrow({ where: { id: owner.id } });
  const token = await db.refreshToken.findUniqueOrThrow({ where: { id: ids.token } });
  const recovery = await requestOf(db, owner.id);
  return [
    recovery ? stopTokenOf(recovery) : undefined,
    openSecret(authenticator),
    openSecret(setup),
    openPhone(channel.destination ?? Buffer.of(), { ...channel, table: "code_channel" }),
    openPhone(code.destination ?? Buffer.of(), { ...code, table: "one_time_code" }),
    openContactPhone(owner.id, person.contactPhone),
    openAnswer(token),
    (await contentOf(db, ids.copy).next()).value?.rows,
    (await messagesTo(owner.id)).find(({ text }) => text === "Hello")?.to,
  ];
}

test("the list names every column that is no digest, and no seal of the log", async () => {
  const { rows } = await asOwner(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND data_type = 'bytea' AND column_name NOT LIKE '%digest'
        AND table_name <> 'audit_seal'`,
  );
  const listed = sealedColumns.map(({ table, column }) => `${table}.${column}`);
  expect(rows.map(({ name }) => name).sort()).toEqual(listed.sort());
});

test("what an earlier secret sealed opens without it afterwards, and only what needs it is touched", async () => {
  const before = await whatOpens();
  expect(before).not.toContain(undefined);
  const earlier = environment().SALLYPORT_SECRET;
  const secret = randomBytes(32).toString("base64url");
  Object.assign(environment(), { SALLYPORT_SECRET: secret, SALLYPORT_SECRET_PREVIOUS: [earlier] });

  const done = await rotateKeys(context);
  expect(done).toMatchObject({ unopened: 0, passwordsOfEarlierSecrets: 1 });
  expect(done.resealed).toBeGreaterThanOrEqual(sealedColumns.length);
  environment().SALLYPORT_SECRET_PREVIOUS = [];
  expect(await whatOpens()).toEqual(before);
  expect(await rotateKeys(context)).toMatchObject({ resealed: 0, unopened: 0 });
});

test("what no secret opens is counted and left as it is", async () => {
  const strange = Buffer.concat([Buffer.of(1), Buffer.from("stranger"), randomBytes(40)]);
  const data = { secret: strange };
  await db.authenticator.update({ where: { id: ids.authenticator }, data });
  expect(await rotateKeys(context)).toMatchObject({ resealed: 0, unopened: 1 });
  const { secret } = await db.authenticator.findUniqueOrThrow({ where: { id: ids.authenticator } });
  expect(Buffer.from(secret)).toEqual(strange);
});
