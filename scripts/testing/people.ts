import type { RequestContext } from "@/lib/audit/context";
import { now } from "@/lib/platform/clock";
import { database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { hashPassword } from "@/lib/platform/password-hash";
import { normalizeEmail } from "@/lib/users/email";

let count = 0;

/** A number nobody else in this process has: tests share a database and must not share people. */
const next = (): number => ++count;

export const PASSWORD = "seven otters juggle lanterns";

let passwordHash: Promise<string> | undefined;

/** Somebody who can sign in with `PASSWORD`, unless the change says otherwise. */
export async function aPerson(change: Partial<User> = {}): Promise<User> {
  passwordHash ??= hashPassword(PASSWORD);
  const email = change.email ?? `person${next()}@example.test`;
  return database().user.create({
    data: {
      email,
      emailNormalized: normalizeEmail(email),
      name: "Robin Moore",
      passwordHash: await passwordHash,
      passwordChangedAt: now(),
      emailVerifiedAt: now(),
      ...change,
    },
  });
}

/** A request from an address of its own, so that no test uses up another's rate. */
export function aContext(change: Partial<RequestContext> = {}): RequestContext {
  const number = next();
  return {
    requestId: crypto.randomUUID(),
    address: `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0",
    ...change,
  };
}

export const anEmail = (): string => `somebody${next()}@example.test`;
