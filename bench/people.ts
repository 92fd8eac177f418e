import { digest } from "@/lib/platform/digest";
import { hashPassword } from "@/lib/platform/password-hash";
import { randomToken } from "@/lib/platform/random";
import { withClient } from "@/scripts/database/with-client";
import type { LoadRequest } from "./load";

const USER_AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36";

export type People = {
  ids: string[];
  emails: string[];
  password: string;
  passwordHash: string;
  browser: string;
};

/** Many accounts that share a password, all known to one browser: no sign-in of theirs causes a mail. */
export async function addPeople(ownerUrl: string, name: string, count: number): Promise<People> {
  const password = randomToken();
  const passwordHash = await hashPassword(password);
  const browser = randomToken();
  const emails = Array.from({ length: count }, (_, index) => `${name}-${index}@example.com`);
  const ids = await withClient(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      `insert into "user" (id, email, email_normalized, name, email_verified_at,
                           password_hash, password_changed_at, updated_at)
       select uuidv7(), email, email, 'Person', now(), $2, now(), now()
         from unnest($1::text[]) with ordinality as given (email, place)
        order by place
       returning id`,
      [emails, passwordHash],
    );
    await owner.query(
      `insert into "device" (id, user_id, browser_digest, user_agent, last_seen_at)
       select uuidv7(), id, $2, $3, now() from unnest($1::uuid[]) as id`,
      [rows.map(({ id }) => id), digest(browser), USER_AGENT],
    );
    await owner.query("analyze");
    return rows.map(({ id }) => id);
  });
  return { ids, emails, password, passwordHash, browser };
}

/** A session for each of them, just proved; the cookie that opens it. */
export async function addCookies(ownerUrl: string, { ids }: People): Promise<string[]> {
  const tokens = ids.map(() => randomToken());
  await withClient(ownerUrl, (owner) =>
    owner.query(
      `insert into "session" (id, user_id, token_digest, methods, address, user_agent,
                              authenticated_at, last_active_at, idle_seconds, expires_at)
       select uuidv7(), id, token_digest, '{pwd}', '10.1.0.1', $3, now(), now(), 86400,
              now() + interval '1 day'
         from unnest($1::uuid[], $2::bytea[]) as given (id, token_digest)`,
      [ids, tokens.map(digest), USER_AGENT],
    ),
  );
  return tokens.map((token) => `sallyport=${token}`);
}

/** One person's call, from an address of their own, as people are: limits for one address stay as they are. */
export const callOf = (
  origin: string,
  { browser }: People,
  index: number,
  path: string,
  body: object,
): LoadRequest => ({
  method: "POST",
  path,
  headers: {
    "content-type": "application/json",
    "user-agent": USER_AGENT,
    cookie: `sallyport-browser=${browser}`,
    origin,
    "x-forwarded-for": `10.0.${index >> 8}.${index & 255}`,
  },
  body: JSON.stringify(body),
});

export function signInRequests(origin: string, people: People): LoadRequest[] {
  const { emails, password } = people;
  return emails.map((email, index) =>
    callOf(origin, people, index, "/api/v1/auth/login", { email, password, client: "web" }),
  );
}
