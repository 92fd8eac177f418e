import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Database, database } from "@/lib/platform/database";
import { sendMessage, waitingMessages } from "./send";

// Made after the servers: the settings are read once, with the first use of the database.
let db: Database;
const mails: string[] = [];
const texts: { body: string; key: string | undefined }[] = [];
let smsStatus = 204;
let refusesMail = false;

const smtp = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  onRcptTo: (_, __, done) => done(refusesMail ? new Error("mailbox is asleep") : null),
  onData(stream, _, done) {
    let mail = "";
    stream.on("data", (piece) => {
      mail += piece;
    });
    stream.on("end", () => {
      mails.push(mail);
      done();
    });
  },
});

const sms = createServer(async (request: IncomingMessage, response) => {
  let body = "";
  for await (const piece of request) body += piece;
  texts.push({ body, key: request.headers["idempotency-key"]?.toString() });
  response.writeHead(smsStatus).end();
});

beforeAll(async () => {
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  await new Promise<void>((resolve) => sms.listen(0, "127.0.0.1", resolve));
  const port = (server: { address(): unknown }) => (server.address() as AddressInfo).port;
  vi.stubEnv("SMTP_URL", `smtp://127.0.0.1:${port(smtp.server)}`);
  vi.stubEnv("SMS_WEBHOOK_URL", `http://127.0.0.1:${port(sms)}/send`);
  db = database();
});

afterAll(async () => {
  await new Promise<void>((resolve) => smtp.close(resolve));
  sms.close();
});

async function posted(
  change: Partial<Parameters<typeof import("./post").post>[1]> = {},
): Promise<string> {
  const { post } = await import("./post");
  await db.$transaction((tx) =>
    post(tx, {
      channel: "EMAIL",
      template: "test",
      to: "robin@example.test",
      subject: "Verify your email",
      text: "Your code is 1234 5678",
      html: "<p>Your code is 1234 5678</p>",
      ...change,
    }),
  );
  const row = await db.outboxMessage.findFirstOrThrow({ orderBy: { id: "desc" } });
  return row.id;
}

const rowOf = (id: string) => db.outboxMessage.findUniqueOrThrow({ where: { id } });

test("a mail is queued with the change, sent once, and its text is not kept", async () => {
  const id = await posted();
  const jobs = await db.$queryRaw<
    unknown[]
  >`SELECT 1 FROM graphile_worker.jobs WHERE key = ${`send_message:${id}`}`;
  expect(jobs).toHaveLength(1);
  await sendMessage(db, id);
  await sendMessage(db, id);
  expect(mails).toHaveLength(1);
  expect(mails[0]).toContain(`Message-ID: <${id}@localhost>`);
  expect(await rowOf(id)).toMatchObject({ state: "SENT", envelope: null, attempts: 1 });
});

test("a change that is rolled back sends nothing", async () => {
  const { post } = await import("./post");
  const before = await db.outboxMessage.count();
  const change = db.$transaction(async (tx) => {
    await post(tx, { channel: "EMAIL", template: "t", to: "a@x.test", subject: "s", text: "t" });
    throw new Error("no");
  });
  await expect(change).rejects.toThrow("no");
  expect(await db.outboxMessage.count()).toBe(before);
});

test("a server that refuses is tried again, with its reason shown and the text still sealed", async () => {
  refusesMail = true;
  const id = await posted();
  await expect(sendMessage(db, id)).rejects.toThrow();
  const row = await rowOf(id);
  expect(row).toMatchObject({ state: "QUEUED", attempts: 1 });
  expect(row.lastError).toContain("mailbox is asleep");
  expect(Buffer.from(row.envelope ?? []).toString("latin1")).not.toContain("1234 5678");
  refusesMail = false;
  await sendMessage(db, id);
  expect(await rowOf(id)).toMatchObject({ state: "SENT", attempts: 2 });
});

test("what came too late is not sent", async () => {
  const id = await posted({ expiresAt: new Date(Date.now() - 1000) });
  const before = mails.length;
  await sendMessage(db, id);
  expect(mails).toHaveLength(before);
  expect(await rowOf(id)).toMatchObject({ state: "FAILED", lastError: "expired", envelope: null });
});

test("a text message goes to the webhook with a key that lets it drop copies", async () => {
  const id = await posted({ channel: "SMS", to: "+15550100", html: undefined });
  await sendMessage(db, id);
  expect(texts).toEqual([
    { body: JSON.stringify({ to: "+15550100", text: "Your code is 1234 5678" }), key: id },
  ]);
  smsStatus = 500;
  const failing = await posted({ channel: "SMS", to: "+15550100", html: undefined });
  await expect(sendMessage(db, failing)).rejects.toThrow("500");
});

test("mail that waited for a server is found, oldest first, until it is too old", async () => {
  const id = await posted();
  const old = await posted({ expiresAt: new Date(Date.now() - 1000) });
  await db.outboxMessage.updateMany({
    where: { id: { in: [id, old] } },
    data: { state: "WAITING" },
  });
  expect(await waitingMessages(db)).toEqual([{ id }]);
});
