import { newAccount, signIn } from "./support/accounts";
import { cookiesOf } from "./support/api";
import { countEvents } from "./support/database";
import { newPerson } from "./support/people";
import { expect, expectSignedIn, fillSignIn, signInOn, test } from "./support/story";

const WRONG = "seven green windmills over sand";
const TRIES = 5;

test("after five wrong passwords strangers are locked out, the owner's browser is not", async ({
  page,
  browser,
}) => {
  const person = await newAccount();
  const known = await browser.newContext();
  const knownPage = await known.newPage();
  await signInOn(knownPage, person);
  await expectSignedIn(knownPage);
  await knownPage.getByRole("button", { name: "Sign out" }).click();
  await expect(knownPage.getByText("You are signed out.")).toBeVisible();

  for (let tried = 0; tried < TRIES; tried += 1) {
    const answer = await signIn({ ...person, password: WRONG });
    expect(answer.json().code).toBe("INVALID_CREDENTIALS");
  }
  await signInOn(page, person);
  await expect(page.getByText("Too many tries in a short time.")).toBeVisible();
  await expect(page.getByText(/Try again in (29|30) minutes\./)).toBeVisible();

  await fillSignIn(knownPage, person);
  await knownPage.getByRole("button", { name: "Sign in" }).click();
  await expectSignedIn(knownPage);
  await expect(knownPage.getByText("5 failed tries")).toBeVisible();
  await known.close();
  expect(await countEvents(person.email, "sign_in.locked")).toBe(1);
});

test("the browser that is known has five tries of its own, and locks out only itself", async () => {
  const person = await newAccount();
  const cookie = cookiesOf(await signIn(person)).match(/sallyport-browser=[^;]+/)?.[0] ?? "";
  const fromKnown = { headers: [["Cookie", cookie]] as [string, string][] };
  const guess = { ...person, password: WRONG };

  for (let tried = 0; tried < TRIES; tried += 1) {
    expect((await signIn(guess, fromKnown)).json().code).toBe("INVALID_CREDENTIALS");
  }
  expect((await signIn(person, fromKnown)).json().code).toBe("RATE_LIMITED");
  expect((await signIn(person)).status).toBe(200);
});

test("an address without an account answers in the same way, try by try", async () => {
  const [person, nobody] = [await newAccount(), newPerson()];
  for (let tried = 0; tried < TRIES + 2; tried += 1) {
    const [real, missing] = await Promise.all(
      [person, nobody].map((who) => signIn({ ...who, password: WRONG })),
    );
    expect(shape(missing)).toEqual(shape(real));
    expect(real?.status).toBe(tried < TRIES ? 401 : 429);
  }
});

test("spellings of one address share one count", async () => {
  const person = await newAccount();
  const spellings = [
    person.email.toUpperCase(),
    ` ${person.email} `,
    `${person.email}.`,
    person.email.replace("example", "EXAMPLE"),
    person.email,
  ];
  for (const email of spellings) {
    expect((await signIn({ email, password: WRONG })).status).toBe(401);
  }
  expect((await signIn(person)).status).toBe(429);
});

/** All that a stranger can see of an answer, but for what is different each time. */
function shape(answer: Awaited<ReturnType<typeof signIn>> | undefined) {
  if (!answer) return null;
  const { requestId, ...body } = answer.json<Record<string, unknown>>();
  const wait = Number(answer.headers["retry-after"] ?? 0);
  return {
    body: { ...body, detail: String(body.detail) },
    hasRequestId: typeof requestId === "string",
    status: answer.status,
    headers: Object.keys(answer.headers).sort(),
    cookies: answer.cookies,
    waitMinutes: Math.round(wait / 60),
  };
}
