import { latestMailTo } from "@/scripts/testing/mailbox";
import { newAccount, signIn } from "./support/accounts";
import { post } from "./support/api";
import { countEvents } from "./support/database";
import { newPerson } from "./support/people";
import { expect, test } from "./support/story";

const AT_ONCE = 20;
const WRONG = "seven green windmills over sand";

const together = <Value>(run: (at: number) => Promise<Value>): Promise<Value[]> =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, at) => run(at)));

async function registered() {
  const person = newPerson();
  await post("/api/v1/auth/register", person);
  return { person, mail: await latestMailTo(person.email) };
}

test("of many uses of one link at once, one counts", async () => {
  const { person, mail } = await registered();
  const token = new URL(mail.links[0] ?? "").searchParams.get("token");
  const answers = await together(() => post("/api/v1/auth/verify-email", { token }));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(AT_ONCE - 1);
  expect(await countEvents(person.email, "email.verified")).toBe(1);
});

test("of many uses of one code at once, one counts", async () => {
  const { person, mail } = await registered();
  const { email } = person;
  const answers = await together(() =>
    post("/api/v1/auth/verify-email", { email, code: mail.code }),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(AT_ONCE - 1);
  expect(await countEvents(person.email, "email.verified")).toBe(1);
});

test("many guesses of a code at once spend its tries, and then the right one is too late", async () => {
  const { person, mail } = await registered();
  const { email } = person;
  const answers = await together((at) =>
    post("/api/v1/auth/verify-email", { email, code: String(at).padStart(8, "0") }),
  );
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(AT_ONCE);
  const late = await post("/api/v1/auth/verify-email", { email, code: mail.code });
  expect(late.json().code).toBe("INVALID_CODE");
});

test("of many guesses at once five are answered, and the right one among the rest is not", async () => {
  const person = await newAccount();
  const answers = await together((at) =>
    signIn({ ...person, password: at === AT_ONCE - 1 ? person.password : WRONG }),
  );
  const answered = answers.filter((answer) => answer.status !== 429);
  expect(answered.length).toBeLessThanOrEqual(5);
  expect(answers.every(({ status }) => status === 401 || status === 429)).toBe(true);
  expect((await signIn(person)).status).toBe(429);
});

test("many registrations of one address at once make one account", async () => {
  const person = newPerson();
  const answers = await together(() => post("/api/v1/auth/register", person));
  expect(answers.map(({ status }) => status)).toEqual(Array(AT_ONCE).fill(202));
  const { code } = await latestMailTo(person.email);
  expect(code).toMatch(/^\d{8}$/);
});

test("many right sign-ins at once all open sessions", async () => {
  const person = await newAccount();
  const answers = await together(() => signIn(person));
  expect(answers.map(({ status }) => status)).toEqual(Array(AT_ONCE).fill(200));
  expect(await countEvents(person.email, "sign_in.succeeded")).toBe(AT_ONCE);
});
