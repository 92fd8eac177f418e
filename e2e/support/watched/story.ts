import { randomBytes, randomInt } from "node:crypto";
import { type Person, newPerson as somebody } from "../people";
import { test as base } from "../story";
import { startWatchedApp, type WatchedApp } from "./app";

const START_MS = 120_000;

export const test = base.extend<object, { watched: WatchedApp }>({
  watched: [
    // biome-ignore lint/correctness/noEmptyPattern: the pattern names the fixtures it needs
    async ({}, use) => {
      const { watched, stop } = await startWatchedApp();
      await use(watched);
      await stop();
    },
    { scope: "worker", timeout: START_MS },
  ],
  baseURL: ({ watched }, use) => use(watched.url),
  page: async ({ page, watched }, use) => {
    watched.watch(page);
    await use(page);
  },
});

/** With signs that each way of writing a text down treats differently. */
export const newPassword = (): string => `"<&>' %+\\ ${randomBytes(15).toString("base64url")}`;

export const newDigits = (): string => String(randomInt(100_000_000)).padStart(8, "0");

export const newPhone = ({ plants }: WatchedApp): string =>
  plants.plant("phone", `+3519${randomInt(10_000_000, 99_999_999)}`);

/** Somebody whose name is as rare as a secret, and whose password is one. */
export function newPerson({ plants }: WatchedApp): Person {
  const letters = [...randomBytes(14)].map((byte) => String.fromCharCode(97 + (byte % 26)));
  const person = { ...somebody(), name: `Robin ${letters.join("")}`, password: newPassword() };
  plants.plant("password", person.password);
  return person;
}
