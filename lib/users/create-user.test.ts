import { expect, test } from "vitest";
import { commandLineContext } from "@/lib/audit/context";
import { database } from "@/lib/platform/database";
import { signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import { aContext, anEmail } from "@/scripts/testing/people";
import { createUser } from "./create-user";

const db = database();

const create = (email: string, password: string) =>
  createUser(
    db,
    { name: "Robin Moore", email, password, role: "USER" },
    commandLineContext("user create"),
  );

test.each([
  ["nothing", "", "required"],
  ["few characters", "otter tram", "password.tooShort"],
  ["the product’s name in it", "nine sallyport tramways", "password.product"],
  ["half a character", "nine violet tramways \ud800", "password.malformed"],
  ["more characters than any door takes later", "\u{1f98a}".repeat(129), "password.tooLong"],
  ["a megabyte", "x".repeat(1024 * 1024), "password.tooLong"],
])("the command line makes nobody with %s for a password", async (_what, password, problem) => {
  const email = anEmail();
  const refused = await create(email, password);
  expect(refused).toMatchObject({ code: "INVALID_INPUT", fields: { password: problem } });
  expect(await db.user.count({ where: { email } })).toBe(0);
});

test.each([
  ["of more than 72 bytes", `${"quiet kettles hum at noon ".repeat(4)}lanterns`],
  [
    "of emoji alone",
    "\u{1f98a}\u{1f43b}\u{1f989}\u{1f41d}\u{1f33f}\u{1f30a}\u{1f525}\u{1f319}\u{1f344}\u{1f41a}\u{1f994}\u{1f335}",
  ],
  ["with a NUL", "violet tramways\u0000under lamps"],
])("a password %s is kept whole", async (_what, password) => {
  const email = anEmail();
  expect(await create(email, password)).toMatchObject({ ok: true });
  const near = [...password].slice(0, -1).join("");
  expect(await signInWithPassword(db, { email, password: near }, aContext())).toMatchObject({
    code: "INVALID_CREDENTIALS",
  });
  expect(await signInWithPassword(db, { email, password }, aContext())).toMatchObject({ ok: true });
});
