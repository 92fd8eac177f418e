import { type BrowserContext, expect, type Page, type Response } from "@playwright/test";
import { callAs } from "./api";
import { row } from "./database";
import type { Sending } from "./send";
import { test } from "./story";

/** Generous, since stories share a machine; `npm run bench` measures. */
const SOON_MS = 5_000;

export async function cookieOf(context: BrowserContext): Promise<string> {
  const cookies = await context.cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** Signs somebody out by a call to one of the instances. */
export async function endOn(via: number, cookie: string, sending?: Sending): Promise<void> {
  const answer = await callAs(cookie, "/auth/logout", {}, { via, ...sending });
  expect(answer.status).toBe(204);
}

/** As an operator would, in SQL. */
export const endBySql = (email: string): Promise<unknown> =>
  row(
    `update session set ended_at = now() from "user" u
      where u.id = user_id and ended_at is null and u.email = $1 returning session.id`,
    [email],
  );

/** What is expected comes soon; the report says how soon. */
export async function soon(what: string, expected: () => Promise<unknown>): Promise<void> {
  const began = Date.now();
  await expected();
  const took = Date.now() - began;
  expect(took, what).toBeLessThan(SOON_MS);
  test.info().annotations.push({ type: "soon", description: `${what} after ${took} ms` });
}

/** The pages show sign-in, and why, soon after what is done. */
export const expectToLeave = (pages: Page[], end: () => Promise<unknown>): Promise<void> =>
  soon(`${pages.length} pages leave`, async () => {
    await end();
    await Promise.all(
      pages.map(async (page) => {
        await page.waitForURL(/\/login\?notice=session-ended&/, { timeout: SOON_MS });
        await expect(page.getByText("You were signed out. This session was ended")).toBeVisible();
      }),
    );
  });

/** Opens a page, and waits until what is said on the stream can reach it. */
export async function untilLive(page: Page, open: () => Promise<unknown>): Promise<Response> {
  const stream = page.waitForResponse(
    (answer) => answer.headers()["content-type"]?.startsWith("text/event-stream") ?? false,
  );
  await open();
  const answer = await stream;
  expect(answer.status()).toBe(200);
  return answer;
}
