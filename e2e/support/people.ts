import { randomBytes, randomInt } from "node:crypto";

export type Person = { name: string; email: string; password: string };

/** Somebody nobody else in the suite knows. */
export function newPerson(): Person {
  return {
    name: "Ada Vale",
    email: `${randomBytes(6).toString("hex")}@example.com`,
    password: "nine violet tramways under lamps",
  };
}

/** A client address of one's own, and so rate limits of one's own. */
export function newAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
}
