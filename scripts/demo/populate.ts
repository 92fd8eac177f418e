import pg from "pg";
import { database } from "@/lib/platform/database";
import { hashPassword } from "@/lib/platform/password-hash";
import { makePastMonths } from "@/scripts/testing/past-months";
import { aBrowser, aCharacter, type Character } from "./cast";
import { Chance } from "./chance";
import { type Lived, live, type Part, type Stage } from "./life";
import { workTheDesk } from "./meanwhile";
import { sortMessages } from "./messages";
import { daysAgo } from "./past";

/** One more joins by invitation: see meanwhile.ts. */
const PEOPLE = 199;
const LANES = 4;
const MONTHS = 4;
const SEED = 20;

/** Who a visitor signs in as. */
export type Known = { name: string; email: string; secret?: string; backupCodes?: string[] };

const [ADMIN, SECOND_ADMIN, MEMBER] = ["ada@example.com", "noor@example.com", "robin@example.com"];

/** Two hundred people and their last ninety days. */
export async function populate(
  superuserUrl: string,
  password: string,
  tell: (done: number, of: number) => void,
): Promise<Known[]> {
  const passwordHash = await hashPassword(password);
  const parts = theParts(new Chance(SEED));
  const people: Lived[] = [];
  let done = 0;
  const waiting = [...parts.entries()];
  const lane = async (): Promise<void> => {
    const superuser = new pg.Client(superuserUrl);
    await superuser.connect();
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [number, part] = next;
        const stage: Stage = { superuser, chance: new Chance(SEED + number), passwordHash };
        people.push(await live(stage, part));
        done += 1;
        tell(done, parts.length);
      }
    } finally {
      await superuser.end();
    }
  };
  await withSuperuser(superuserUrl, (superuser) => makePastMonths(superuser, MONTHS));
  await Promise.all(Array.from({ length: LANES }, lane));
  people.sort((one, other) => one.user.id.localeCompare(other.user.id));
  const known = (address: string): Lived => {
    const found = people.find(({ user }) => user.email === address);
    if (!found) throw new Error(`Nobody is ${address}.`);
    return found;
  };
  await withSuperuser(superuserUrl, async (superuser) => {
    const [ada, noor] = [known(ADMIN), known(SECOND_ADMIN)];
    await workTheDesk({ superuser, chance: new Chance(SEED), ada, noor, people, password });
    await tidyUp(superuser);
    await sortMessages(superuser);
  });
  await failuresOfNobody(new Chance(SEED));
  return [ADMIN, SECOND_ADMIN, MEMBER].map((address) => knownOf(known(address)));
}

const knownOf = ({ user, secret, backupCodes }: Lived): Known => ({
  name: user.name,
  email: user.email,
  secret,
  backupCodes,
});

function theParts(chance: Chance): Part[] {
  const always = { ends: "active", joinedDaysAgo: 88 } as const;
  const named = (name: string, email: string): Character => ({
    ...aCharacter(chance, 0),
    name,
    email,
  });
  const leads: Part[] = [
    {
      ...always,
      character: named("Ada Vale", ADMIN),
      role: "ADMIN",
      protectedDaysAgo: 87,
      signIns: 40,
    },
    {
      ...always,
      character: named("Robin Moore", MEMBER),
      role: "USER",
      protectedDaysAgo: null,
      signIns: 24,
    },
    {
      ...always,
      character: named("Noor Haddad", SECOND_ADMIN),
      role: "ADMIN",
      protectedDaysAgo: 60,
      signIns: 30,
    },
    {
      ...always,
      character: named(
        "Maria do Carmo Vasconcelos de Albuquerque e Souza",
        "maria.do.carmo.vasconcelos.de.albuquerque@correspondence.example.com",
      ),
      role: "USER",
      protectedDaysAgo: 33,
      signIns: 18,
    },
  ];
  const others = Array.from({ length: PEOPLE - leads.length }, (_, index) =>
    aPart(chance, index + 1),
  );
  return [...leads, ...others];
}

/** In the order of how rare they are: the first that comes to pass is how it stands. */
const endings: [Part["ends"], number][] = [
  ["disabled", 0.03],
  ["leaving", 0.03],
  ["locked", 0.02],
  ["unverified", 0.06],
];

function aPart(chance: Chance, number: number): Part {
  const joinedDaysAgo = chance.between(0.2, 1) ** 2 * 160 + 0.5;
  const ends = endings.find(([, share]) => chance.happens(share))?.[0] ?? "active";
  const turnsOn = chance.happens(0.55);
  return {
    character: aCharacter(chance, number),
    role: "USER",
    joinedDaysAgo,
    protectedDaysAgo: turnsOn ? chance.between(0.1, Math.min(88, joinedDaysAgo)) : null,
    signIns: 1 + Math.floor(chance.next() ** 2 * 26),
    ends,
  };
}

/** Guesses at addresses that nobody has; such events touch no one, so nobody's past holds them. */
async function failuresOfNobody(chance: Chance): Promise<void> {
  await database().auditEvent.createMany({
    data: Array.from({ length: 240 }, () => {
      const { address, userAgent } = aBrowser(chance);
      return {
        type: "sign_in.failed",
        outcome: "FAILURE" as const,
        occurredAt: daysAgo(chance.next() ** 2 * 88),
        address,
        userAgent,
        details: { method: "password" },
      };
    }),
  });
}

async function withSuperuser(url: string, work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** What time and a mail server would have done meanwhile. */
async function tidyUp(superuser: pg.Client): Promise<void> {
  await superuser.query("SET session_replication_role = replica");
  await superuser.query(`
    UPDATE session SET ended_at = least(expires_at, last_active_at + make_interval(secs => idle_seconds)),
                       end_reason = 'expired'
     WHERE ended_at IS NULL
       AND least(expires_at, last_active_at + make_interval(secs => idle_seconds)) < now()`);
  await superuser.query(
    `UPDATE session SET ended_at = created_at + interval '40 minutes' WHERE end_reason = 'signed_out'`,
  );
  await superuser.query(`
    UPDATE outbox_message SET state = 'SENT', envelope = NULL, attempts = 1,
                              sent_at = created_at + interval '2 seconds'
     WHERE created_at < now() - interval '1 day'`);
  await superuser.query(`
    UPDATE outbox_message SET state = 'FAILED', attempts = 12,
                              last_error = '550 5.1.1 mailbox unavailable'
     WHERE id IN (SELECT id FROM outbox_message WHERE state = 'WAITING'
                   ORDER BY created_at LIMIT 3)`);
  // Nobody can count later how many sessions were live on a day.
  await superuser.query(`
    INSERT INTO daily_figure (day, name, value)
    SELECT d::date, 'sessions:live', count(s.id)
      FROM generate_series(current_date - 89, current_date - 1, interval '1 day') d
      LEFT JOIN session s ON s.created_at < d + interval '1 day'
                         AND coalesce(s.ended_at, s.expires_at) >= d + interval '1 day'
     GROUP BY d`);
  await superuser.query(`
    INSERT INTO daily_figure (day, name, value)
    SELECT created_at::date, 'mail:sent', count(*)
      FROM outbox_message WHERE state = 'SENT' AND created_at::date >= current_date - 89
     GROUP BY 1`);
}
