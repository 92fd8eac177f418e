import { digest } from "@/lib/platform/digest";
import { hashPassword } from "@/lib/platform/password-hash";
import { randomToken } from "@/lib/platform/random";
import { withClient } from "@/scripts/database/with-client";
import type { LoadRequest } from "./load";

const PEOPLE = 2_000;
const USER_AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36";

export type People = { emails: string[]; password: string; passwordHash: string; browser: string };

/** Many accounts that share a password, all known to one browser: no sign-in of theirs causes a mail. */
export async function addPeople(ownerUrl: string): Promise<People> {
  const password = randomToken();
  const passwordHash = await hashPassword(password);
  const browser = randomToken();
  const emails = Array.from({ length: PEOPLE }, (_, index) => `person-${index}@example.com`);
  await withClient(ownerUrl, async (owner) => {
    await owner.query(
      `insert into "user" (id, email, email_normalized, name, email_verified_at,
                           password_hash, password_changed_at, updated_at)
       select uuidv7(), email, email, 'Person', now(), $2, now(), now()
         from unnest($1::text[]) as email`,
      [emails, passwordHash],
    );
    await owner.query(
      `insert into "device" (id, user_id, browser_digest, user_agent, last_seen_at)
       select uuidv7(), id, $1, $2, now() from "user"`,
      [digest(browser), USER_AGENT],
    );
    await owner.query("analyze");
  });
  return { emails, password, passwordHash, browser };
}

/** Each from an address of its own, as people are: the limits for one address stay as they are. */
export function signInRequests(origin: string, people: People): LoadRequest[] {
  return people.emails.map((email, index) => ({
    method: "POST",
    path: "/api/v1/auth/login",
    headers: {
      "content-type": "application/json",
      "user-agent": USER_AGENT,
      cookie: `sallyport-browser=${people.browser}`,
      origin,
      "x-forwarded-for": `10.0.${index >> 8}.${index & 255}`,
    },
    body: JSON.stringify({ email, password: people.password, client: "web" }),
  }));
}
