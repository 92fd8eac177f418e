import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { log } from "@/lib/platform/log";
import { register } from "@/lib/users/register";
import { aContext, anEmail } from "@/scripts/testing/people";

type Asked = { url: string; method: string; headers: Record<string, unknown>; body: string };

const BREACHED = "nine violet tramways under lamps";
const sha1 = (password: string) =>
  createHash("sha1").update(password, "utf8").digest("hex").toUpperCase();

const asked: Asked[] = [];
let answerWith: "range" | "error" | "nothing" | "redirect" | "flood" = "range";

const service = createServer((request, response) => {
  let body = "";
  request.on("data", (piece) => {
    body += piece;
  });
  request.on("end", () => {
    const { url = "", method = "", headers } = request;
    asked.push({ url, method, headers, body });
    if (answerWith === "nothing") return;
    if (answerWith === "error") response.writeHead(503).end();
    else if (answerWith === "redirect") response.writeHead(302, { location: "/elsewhere" }).end();
    else if (answerWith === "flood") response.end("x".repeat(limits.breachAnswerBytes + 1));
    else response.end(rangeOf(url.slice(-5)));
  });
});

/** As the service of that form answers: the breached one, and padding that was seen no times. */
function rangeOf(prefix: string): string {
  const [known, padding] = [sha1(BREACHED), sha1("padded orchards hum in winter")];
  return [known, padding]
    .filter((hash) => hash.startsWith(prefix))
    .map((hash) => `${hash.slice(5)}:${hash === known ? 42 : 0}`)
    .concat(`${"0".repeat(35)}:7`)
    .join("\r\n");
}

await new Promise<void>((listening) => service.listen(0, "127.0.0.1", listening));
const { port } = service.address() as AddressInfo;
process.env.BREACHED_PASSWORDS_URL = `http://127.0.0.1:${port}/range/`;
const db = database();

afterAll(() => {
  service.closeAllConnections();
  service.close();
});
beforeEach(() => {
  asked.length = 0;
  answerWith = "range";
});

const choose = (password: string, context = aContext()) =>
  register(db, { email: anEmail(), name: "Robin Moore", password }, context);

test("a password that the service knows is refused, and one that only pads its answer is not", async () => {
  expect(await choose(BREACHED)).toMatchObject({ fields: { password: "password.breached" } });
  expect(await choose("padded orchards hum in winter")).toMatchObject({ ok: true });
  expect(await choose("seven otters juggle lanterns")).toMatchObject({ ok: true });
});

test("five digits of its hash are all that leaves, padded, whatever the answer", async () => {
  await choose(BREACHED);
  expect(asked).toHaveLength(1);
  const [{ url, method, headers, body }] = asked as [Asked];
  expect({ url, method, body }).toEqual({
    url: `/range/${sha1(BREACHED).slice(0, 5)}`,
    method: "GET",
    body: "",
  });
  expect(headers["add-padding"]).toBe("true");
  const all = JSON.stringify(asked).toUpperCase();
  expect(all).not.toContain(sha1(BREACHED).slice(0, 6));
  expect(headers).not.toHaveProperty("cookie");
});

test("what the rules here refuse is not asked about", async () => {
  await choose("password1234");
  expect(asked).toEqual([]);
});

test.each(["error", "redirect", "flood", "nothing"] as const)(
  "a service that answers with %s stops nobody for long, and the log says so",
  async (fault) => {
    const warn = vi.spyOn(log, "warn").mockImplementation(() => undefined);
    answerWith = fault;
    const context = aContext();
    const began = performance.now();
    expect(await choose(BREACHED, context)).toMatchObject({ ok: true });
    expect(performance.now() - began).toBeLessThan(limits.breachCheckMilliseconds + 2_000);
    const { requestId } = context;
    const events = await db.auditEvent.findMany({ where: { requestId } });
    expect(events.map(({ type }) => type)).toContain("password.breach_check_failed");
    expect(warn).toHaveBeenCalledTimes(1);
    expect(JSON.stringify([warn.mock.calls, events])).not.toContain(BREACHED);
    warn.mockRestore();
  },
);
