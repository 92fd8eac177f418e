import type { Person } from "./support/people";
import { expect, signOut, withAndWithoutScript } from "./support/story";
import { expectState } from "./support/two-factor";
import { livesByApi } from "./support/watched/api-life";
import { huntIn } from "./support/watched/hunt";
import { brokenDatabase, reportsPage, strayLinks, tornBodies } from "./support/watched/mishaps";
import * as factors from "./support/watched/page-factors";
import * as life from "./support/watched/page-life";
import * as sentCodes from "./support/watched/page-sent-codes";
import { makesServiceKey } from "./support/watched/page-service-keys";
import { newPerson, test } from "./support/watched/story";

// Lives first, then the hunt.
test.describe.configure({ mode: "serial" });
test.use({ expectedComplaints: /status of 404/ });

const people: Person[] = [];

test("the first admin", async ({ page, watched }) => {
  const { plants, app } = watched;
  const link = new URL((await app.anotherLink()) ?? "");
  const token = link.searchParams.get("token") ?? "";
  plants.plant("setup token", token, { on: "/setup", inAddress: true });
  const person = newPerson(watched);
  people.push(person);
  await page.goto(link.href);
  await life.enterNewAccount(page, person, "Create admin account");
  await expectState(page, "Off");
  const told = { page, watched, person };
  await factors.turnsOnTwoFactor(told);
  await makesServiceKey(told);
  await life.looksAround(told);
});

withAndWithoutScript(() => {
  test("a life on the pages", async ({ page, watched, javaScriptEnabled }) => {
    const person = newPerson(watched);
    people.push(person);
    const told = { page, watched, person };
    await life.registers(told);
    await signOut(page);
    await life.mistypesPassword(told);
    const { secret, codes } = await factors.turnsOnTwoFactor(told);
    await factors.triesThem(told, secret, codes[0] ?? "");
    await factors.usesBackupCode(told, codes[0] ?? "");
    await sentCodes.hasCodesSent(told);
    await factors.trustsDevice(told, secret);
    await factors.stepsUp(told, secret);
    await sentCodes.stepsUpByMail(told);
    await factors.renewsBackupCodes(told);
    await life.looksAround(told);
    await factors.turnsOff(told);
    await page.goto("/account");
    await signOut(page);
    await life.looksAround(told);
    if (javaScriptEnabled) await life.expectNothingKept(page);
  });
});

test("a life by the API, and all that can go wrong", async ({ watched }) => {
  const person = newPerson(watched);
  people.push(person);
  const cookie = await livesByApi(watched, person);
  await strayLinks(watched);
  await reportsPage(watched, person.name);
  await tornBodies(watched);
  await brokenDatabase(watched, people[1] as Person, cookie);
});

test("what is no secret is found", async ({ watched }) => {
  const { name } = people.at(-1) as Person;
  const plain = [{ name: "name", value: name, overAt: 0 }];
  const found = huntIn(plain, [...watched.logs(), ...(await watched.stored())]);
  expect(found).toEqual(expect.arrayContaining(["name: the app's log", "name: public.user.name"]));
});

test("no secret is where it does not belong", async ({ watched }) => {
  const { soft } = expect;
  soft(await watched.huntInStored(), "in the database").toEqual([]);
  soft(watched.huntInLogs(), "in the logs").toEqual([]);
  soft(watched.huntOnWire(), "on the wire").toEqual([]);
  soft(watched.huntInFragments(), "in the address bar").toEqual([]);
  const emails = people.map(({ email }) => email);
  soft(await watched.huntInMessages(emails), "in messages").toEqual([]);
});
