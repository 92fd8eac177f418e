import { v7 as uuid } from "uuid";
import { newTotpSecret } from "@/lib/factors/totp/codes";
import { sealSecret } from "@/lib/factors/totp/secrets";
import { limits } from "@/lib/platform/limits";
import { withClient } from "@/scripts/database/with-client";
import { totpCode } from "@/scripts/testing/totp";
import type { LoadRequest } from "./load";
import { callOf, type People, signInRequests } from "./people";

/** The secrets in the people's authenticator apps, in the people's order. */
export type Secrets = string[];

/** Turns two-factor on for all of them: an authenticator and a set of backup codes each. */
export async function addAuthenticators(ownerUrl: string, { ids }: People): Promise<Secrets> {
  const authenticators = ids.map((userId) => ({ id: uuid(), userId, secret: newTotpSecret() }));
  await withClient(ownerUrl, async (owner) => {
    await owner.query(
      `insert into "authenticator" (id, user_id, name, secret, last_step)
       select id, user_id, 'Phone', secret, 0
         from unnest($1::uuid[], $2::uuid[], $3::bytea[]) as given (id, user_id, secret)`,
      [
        authenticators.map(({ id }) => id),
        ids,
        authenticators.map(({ id, userId, secret }) => sealSecret(secret, userId, id)),
      ],
    );
    await owner.query(
      `insert into "backup_code" (id, user_id, digest)
       select uuidv7(), id, sha256(convert_to(id || '/' || number, 'UTF8'))
         from unnest($1::uuid[]) as id, generate_series(1, $2) as number`,
      [ids, limits.backupCodes],
    );
    await owner.query(
      `update "user" set two_factor_since = now(), last_method = 'totp' where id = any ($1::uuid[])`,
      [ids],
    );
    await owner.query("analyze");
  });
  return authenticators.map(({ secret }) => secret);
}

export type Holder = {
  signIn: LoadRequest;
  /** With the code of the moment; a person's is good for one call in 30 seconds. */
  verify(challengeId: string): LoadRequest;
};

export function holdersOf(origin: string, people: People, secrets: Secrets): Holder[] {
  const signIns = signInRequests(origin, people);
  return signIns.map((signIn, index) => ({
    signIn,
    verify: (challengeId) =>
      callOf(origin, people, index, "/api/v1/mfa/verify", {
        challengeId,
        method: "totp",
        code: totpCode(secrets[index] ?? ""),
      }),
  }));
}

/** As the password would have opened them, in the people's order. */
export const openChallenges = (ownerUrl: string, { ids }: People): Promise<string[]> =>
  withClient(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      `insert into "challenge" (id, user_id, remember, password_changed_at, expires_at)
       select uuidv7(), "user".id, false, password_changed_at,
              now() + interval '${limits.challengeMinutes} minutes'
         from unnest($1::uuid[]) with ordinality as given (id, place)
         join "user" using (id)
        order by place
       returning id`,
      [ids],
    );
    return rows.map(({ id }) => id);
  });
