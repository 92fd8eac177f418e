import type { ActName } from "@/components/admin/person/acts-panel";
import type { PersonRead } from "@/lib/admin/read-person";
import { refuseAct } from "@/lib/admin/refuse-act";

/** In the order in which they stand on the page. */
const acts: ActName[] = [
  "unlock",
  "enableAccount",
  "sendResetLink",
  "requirePasswordReset",
  "resetTwoFactor",
  "endAllSessions",
  "makeAdmin",
  "removeAdmin",
  "disableAccount",
];

/** What applies to the person as they are now; the acts themselves look again. */
export function offeredActs(
  person: PersonRead,
  { by, isOpen, asked }: { by: string; isOpen: boolean; asked: ActName[] },
): ActName[] {
  const isLocked = person.locks.password !== null || person.locks.codes !== null;
  return acts.filter((act) => {
    // What is asked for already stands above, with its answers.
    if (asked.includes(act)) return false;
    if (act === "unlock") return isLocked;
    if (act === "endAllSessions") return isOpen;
    return !refuseAct(act, { person, by });
  });
}
