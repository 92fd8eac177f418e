import { latestMailTo } from "@/scripts/testing/mailbox";
import { newAccount, sessionOf } from "./support/accounts";
import { bearing, post } from "./support/api";
import { rows, standingOf } from "./support/database";
import { newPerson } from "./support/people";
import { expect, test } from "./support/story";

async function registered() {
  const person = newPerson();
  await post("/api/v1/auth/register", person);
  const mail = await latestMailTo(person.email);
  return { person, mail, token: new URL(mail.links[0] ?? "").searchParams.get("token") ?? "" };
}

const verify = (token: unknown, cookie?: string) =>
  post("/api/v1/auth/verify-email", { token }, { headers: cookie ? [bearing(cookie)] : [] });

test("a link that is changed, cut, stored or guessed opens nothing", async () => {
  const { person, token } = await registered();
  const before = await standingOf(person.email);
  const [stored] = await rows<{ digest: string }>(
    `select translate(encode(token_digest, 'base64'), '+/=', '-_') as digest from mail_token
      where user_id = (select id from "user" where email = $1)`,
    [person.email],
  );
  const flipped = `${token.slice(0, -2)}${token.at(-2) === "A" ? "B" : "A"}${token.slice(-1)}`;
  for (const wrong of [flipped, "A".repeat(43), stored?.digest]) {
    const answer = await verify(wrong);
    expect({ status: answer.status, code: answer.json().code }, wrong).toEqual({
      status: 401,
      code: "INVALID_TOKEN",
    });
  }
  for (const malformed of [
    token.slice(1),
    `${token}=`,
    ` ${token}`,
    "",
    [token],
    { not: "x" },
    null,
  ]) {
    expect((await verify(malformed)).status).toBe(422);
  }
  expect(await standingOf(person.email)).toEqual(before);
  expect((await verify(token)).status).toBe(200);
});

test("a link works once, and not in a browser that is signed in as somebody else", async () => {
  const { person, token } = await registered();
  const other = await sessionOf(await newAccount());
  expect((await verify(token, other)).json().code).toBe("INVALID_TOKEN");
  expect((await verify(token)).status).toBe(200);
  expect((await verify(token)).json().code).toBe("INVALID_TOKEN");
  expect(await standingOf(person.email)).toMatchObject([{ email_verified_at: expect.any(Date) }]);
});

test("a stranger's registration of the same address cannot put its password in force", async () => {
  const { person, token } = await registered();
  const stranger = {
    ...newPerson(),
    email: person.email,
    password: "ten amber lighthouses at dusk",
  };
  await post("/api/v1/auth/register", stranger);
  expect((await verify(token)).status).toBe(200);
  const signIn = (password: string) =>
    post("/api/v1/auth/login", { email: person.email, password, client: "web" });
  expect((await signIn(stranger.password)).status).toBe(401);
  expect((await signIn(person.password)).status).toBe(200);
});

test("however often it is asked for, one address gets few mails", async () => {
  const person = newPerson();
  for (let asked = 0; asked < 8; asked += 1) {
    expect((await post("/api/v1/auth/register", person)).status).toBe(202);
  }
  const written = await rows(
    `select id from outbox_message where user_id = (select id from "user" where email = $1)`,
    [person.email],
  );
  expect(written).toHaveLength(5);
});
