import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/scripts/support/ports";
import { newAccount } from "./support/accounts";
import { endBySql, expectToLeave, soon, untilLive } from "./support/live";
import { chooseInstance, nginxProgram, startNginx } from "./support/nginx";
import { type Instance, startSecondInstance } from "./support/second-instance";
import { expect, expectSignedIn, signInOn, test } from "./support/story";

test.skip(!nginxProgram, "nginx is not installed here");
test.describe.configure({ mode: "serial" });
// A browser looks for /favicon.ico at an origin that is new to it; an instance that goes may leave a gap.
test.use({ expectedComplaints: /status of (404|502)/ });

const RECONNECTED_MS = 4_000;

let instances: Instance[];
let proxyUrl: string;
let stopNginx: () => Promise<void>;

test.beforeAll(async () => {
  const port = await freePort();
  proxyUrl = `http://localhost:${port}`;
  const settings = { SALLYPORT_URL: proxyUrl };
  instances = await Promise.all([startSecondInstance(settings), startSecondInstance(settings)]);
  stopNginx = await startNginx(
    port,
    instances.map((instance) => instance.port),
  );
});
test.afterAll(async () => {
  await stopNginx?.();
  await Promise.all((instances ?? []).map((instance) => instance.stop()));
});

test("two browsers on two instances behind nginx hear at once of each other", async ({
  page,
  browser,
}) => {
  const person = await newAccount();
  await page.setExtraHTTPHeaders(chooseInstance(0));
  const stream = await untilLive(page, () => signInOn(page, person, `${proxyUrl}/login`));
  expect(stream.headers()["x-instance"]).toBe("0");
  await expectSignedIn(page);
  await untilLive(page, () => page.goto(`${proxyUrl}/account/sessions`));
  await expect(page.getByText("You are signed in here, and nowhere else.")).toBeVisible();

  const elsewhere = await browser.newContext({ extraHTTPHeaders: chooseInstance(1) });
  const other = await elsewhere.newPage();
  const another = await untilLive(other, () => signInOn(other, person, `${proxyUrl}/login`));
  expect(another.headers()["x-instance"]).toBe("1");
  await expectSignedIn(other);
  await soon("a sign-in appears", () =>
    expect(page.getByText("You have 2 sessions, this one among them.")).toBeVisible(),
  );

  const signOut = page.getByRole("main").getByRole("button", { name: "Sign out", exact: true });
  await expectToLeave([other], () => signOut.click());
  await expect(page.getByText("The session is signed out.")).toBeVisible();
  await elsewhere.close();
});

test("when the instance that a page listens to is gone, the page listens to the other", async ({
  page,
}) => {
  const person = await newAccount();
  await untilLive(page, () => signInOn(page, person, `${proxyUrl}/login`));
  await expectSignedIn(page);
  await instances.shift()?.stop();
  await sleep(RECONNECTED_MS);
  await expectToLeave([page], () => endBySql(person.email));
});
