import { expect, test } from "vitest";
import { database } from "@/lib/platform/database";
import { aContext, again, aPerson, aSession, stale } from "@/scripts/testing/people";
import { asOwner, eventsOf, messagesTo } from "@/scripts/testing/rows";
import { changeProfile, type ProfileChange } from "./change-profile";
import { profileOf } from "./read-profile";
import { profileBodySchema, profileFormSchema } from "./schema";

const db = database();
const PHONE = "+351912345678";

async function somebody() {
  const user = await aPerson();
  const session = await aSession(user);
  const change = (input: ProfileChange) => changeProfile(db, session, input, aContext());
  return { user, session, change };
}

test("what is given changes and what differs is recorded, with nothing else touched", async () => {
  const { user, session, change } = await somebody();
  const given = { name: "Robin M.", timeZone: "Europe/Lisbon", theme: "dark" } as const;
  expect(await change(given)).toEqual({
    ok: true,
    profile: { ...given, language: "en", contactPhone: null },
  });
  await change({ name: "Robin M.", theme: "dark" });
  expect((await eventsOf(user.id)).filter((type) => type === "profile.changed")).toHaveLength(1);
  expect(await change({ timeZone: null })).toMatchObject({ profile: { timeZone: null } });
  expect(profileOf(user.id, await again(session))).toMatchObject({ theme: "dark", timeZone: null });
});

test("a contact phone takes a fresh proof, is sealed to its owner, told by mail and shown masked", async () => {
  const { user, session, change } = await somebody();
  const unproved = changeProfile(db, stale(session), { contactPhone: PHONE }, aContext());
  expect(await unproved).toMatchObject({ code: "CONFIRMATION_REQUIRED" });
  expect(await change({ contactPhone: PHONE })).toMatchObject({
    profile: { contactPhone: "•••78" },
  });
  await change({ contactPhone: PHONE });
  const { rows } = await asOwner(`SELECT "contact_phone" AS sealed FROM "user" WHERE "id" = $1`, [
    user.id,
  ]);
  expect(rows[0].sealed.includes(PHONE.slice(1))).toBe(false);
  const eve = await aPerson({ contactPhone: rows[0].sealed });
  expect(profileOf(eve.id, eve).contactPhone).toBeNull();
  const told = (await messagesTo(user.id)).map(({ template }) => template);
  expect(told).toEqual(["contact-phone-changed"]);
  expect(await change({ contactPhone: null })).toMatchObject({ profile: { contactPhone: null } });
});

test("only languages, zones and themes that there are may be chosen", () => {
  const body = (input: object) => profileBodySchema.safeParse(input).success;
  expect(body({})).toBe(true);
  for (const wrong of [
    { language: "xx" },
    { timeZone: "Mars/Olympus" },
    { timeZone: "+01:00" },
    { timeZone: "" },
    { theme: "sepia" },
    { name: "" },
    { email: "a@x.test" },
    { role: "ADMIN" },
    { contactPhone: "12" },
  ]) {
    expect(body(wrong)).toBe(false);
  }
  const form = { name: "Robin", language: "en", timeZone: "", theme: "system" };
  expect(profileFormSchema.parse(form).timeZone).toBeNull();
  expect(profileFormSchema.parse({ ...form, timeZone: "europe/lisbon" }).timeZone).toBe(
    "Europe/Lisbon",
  );
});
