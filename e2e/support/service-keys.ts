import { createHash, randomBytes } from "node:crypto";
import { row } from "./database";
import { call } from "./phones";

export const serviceScopes = ["password:verify", "mfa:read", "mfa:challenge", "session:introspect"];

type Made = { scopes?: string[]; name?: string; ends?: string };

/** A key of another back end. How an admin makes one is a story of its own. */
export async function newServiceKey({ scopes = serviceScopes, name, ends }: Made = {}) {
  const key = `sk_${randomBytes(32).toString("base64url")}`;
  const { id } = await row<{ id: string }>(
    `insert into service_key (id, name, digest, scopes, expires_at)
     values (gen_random_uuid(), $1, $2, $3, now() + $4::interval) returning id`,
    [name ?? "Billing", createHash("sha256").update(key).digest(), scopes, ends ?? "1 hour"],
  );
  return { key, id };
}

export const revoke = (id: string): Promise<unknown> =>
  row("update service_key set revoked_at = now() where id = $1 returning id", [id]);

/** A call of another back end. */
export const callWith = (
  key: string,
  path: string,
  body?: object,
  sending: Parameters<typeof call>[1] = {},
) => call(path, { token: key, body, ...sending });

export const idOf = async (email: string): Promise<string> =>
  (await row<{ id: string }>(`select id from "user" where email = $1`, [email])).id;
