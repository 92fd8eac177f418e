import { text } from "node:stream/consumers";
import { expect, test, vi } from "vitest";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { aContext, again, aPerson, stale, withTwoFactor } from "@/scripts/testing/people";
import { exportLog } from "./export-log";
import { type LogFormat, logFilterSchema } from "./schema";

const db = database();

async function anAdmin(): Promise<Authenticated> {
  const { session } = await withTwoFactor(await aPerson({ role: "ADMIN" }));
  return again(session);
}

const contextOf = ({ sessionId: id, userId }: Authenticated) =>
  aContext({ session: { id, userId } });

const asked = (typed: Record<string, string>, format: LogFormat = "jsonl") => ({
  filter: logFilterSchema.parse(typed),
  format,
});

async function exported(session: Authenticated, typed: Record<string, string>, format?: LogFormat) {
  const made = await exportLog(db, session, asked(typed, format), contextOf(session));
  if (!made.ok) throw new Error(made.code);
  return { name: made.file.name, content: await text(made.file.body) };
}

test("JSON lines are read back as the events are, over more than one batch", async () => {
  const [admin, person] = [await anAdmin(), await aPerson()];
  const details = { note: 'a "quoted"\nline, \u2028 and <b>' };
  const event = { type: "profile.changed", outcome: "SUCCESS" as const, subjectId: person.id };
  await db.auditEvent.createMany({
    data: Array.from({ length: 7 }, () => ({ ...event, details })),
  });
  vi.spyOn(limits as { logRowsPerBatch: number }, "logRowsPerBatch", "get").mockReturnValue(3);
  const { content, name } = await exported(admin, { subject: person.id });
  vi.restoreAllMocks();
  expect(name).toMatch(/^sallyport-log-\d{4}-\d\d-\d\d\.jsonl$/);
  const lines = content
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(new Set(lines.map(({ id }) => id)).size).toBe(7);
  expect(lines[0]).toMatchObject({ ...event, subjectEmail: person.email, details });
});

test("a spreadsheet gets a head, a line for each event, and no formula", async () => {
  const [admin, person] = [await anAdmin(), await aPerson()];
  const formula = '=HYPERLINK("http://x.test";"a")';
  await db.auditEvent.create({
    data: {
      type: "account.created",
      outcome: "SUCCESS",
      subjectId: person.id,
      userAgent: formula,
      reason: "+1\nsecond line",
    },
  });
  const { content } = await exported(admin, { subject: person.email }, "csv");
  const [head, ...rest] = content.split("\r\n");
  expect(head?.split(",")).toHaveLength(14);
  expect(head).toMatch(/^at,type,outcome,.*,details,id$/);
  expect(rest.join("\r\n")).toContain(`"'=HYPERLINK(""http://x.test"";""a"")"`);
  expect(rest.join("\r\n")).toContain(`"'+1\nsecond line"`);
});

test("an export is in the log with its filter, and names nobody", async () => {
  const [admin, person] = [await anAdmin(), await aPerson()];
  await exported(admin, { subject: person.email, outcome: "failed", address: "10.0.0.0/8" }, "csv");
  const [event] = await db.auditEvent.findMany({
    where: { actorId: admin.userId, type: "log.exported" },
  });
  expect(event?.details).toMatchObject({
    format: "csv",
    filter: { subjectId: person.id, outcome: "failed", address: "10.0.0.0/8" },
  });
  expect(JSON.stringify(event)).not.toContain(person.email);
});

test("nobody takes the log along without a fresh proof, after losing the role, or for ever", async () => {
  const admin = await anAdmin();
  const attempt = async (session: Authenticated) => {
    const made = await exportLog(db, session, asked({}), contextOf(session));
    if (made.ok) await made.file.body.cancel();
    return made.ok ? "OK" : made.code;
  };
  expect(await attempt(stale(admin))).toBe("CONFIRMATION_REQUIRED");
  await db.user.update({ where: { id: admin.userId }, data: { role: "USER" } });
  expect(await attempt(admin)).toBe("NOT_FOUND");
  await db.user.update({ where: { id: admin.userId }, data: { role: "ADMIN" } });
  const most = limits.logExportsPerAdminPerHour;
  for (let count = 0; count < most - 2; count++) expect(await attempt(admin)).toBe("OK");
  expect(await attempt(admin)).toBe("RATE_LIMITED");
  expect(
    await db.auditEvent.count({ where: { actorId: admin.userId, type: "log.exported" } }),
  ).toBe(most - 2);
});
