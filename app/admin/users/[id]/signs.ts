import type { Sign } from "@/components/admin/person/person-header";
import type { PersonRead } from "@/lib/admin/read-person";

/** What stands out about somebody. */
export function signsOf(person: PersonRead): Sign[] {
  const { role, disabledAt, locks, eraseAt, emailVerifiedAt, passwordBarredAt } = person;
  const signs: (Sign | false)[] = [
    role === "ADMIN" && { name: "admin", tone: "plain" },
    disabledAt !== null && { name: "disabled", tone: "bad" },
    (locks.password !== null || locks.codes !== null) && { name: "locked", tone: "warn" },
    eraseAt !== null && { name: "leaving", tone: "warn" },
    emailVerifiedAt === null && { name: "unverified", tone: "warn" },
    passwordBarredAt !== null && { name: "barred", tone: "warn" },
    person.twoFactorSince !== null && { name: "twoFactor", tone: "good" },
  ];
  return signs.filter((sign) => sign !== false);
}
