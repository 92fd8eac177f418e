import { randomBytes, randomInt } from "node:crypto";

export type Person = { name: string; email: string; password: string };

/** Somebody whom a second step awaits at sign-in. */
export type Protected = Person & { secret: string; backupCodes: string[] };

/** Somebody nobody else in the suite knows. */
export function newPerson(): Person {
  return {
    name: "Ada Vale",
    email: `${randomBytes(6).toString("hex")}@example.com`,
    password: "nine violet tramways under lamps",
  };
}

export const isProtected = (person: object): person is Protected => "backupCodes" in person;

/** The next of a person's backup codes: each opens the account once. */
export function takeBackupCode({ backupCodes }: Pick<Protected, "backupCodes">): string {
  const code = backupCodes.shift();
  if (!code) throw new Error("No backup codes are left.");
  return code;
}

/** A client address of one's own, and so rate limits of one's own. */
export function newAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
}
