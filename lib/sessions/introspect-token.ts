import { dutyOf } from "@/lib/policies/duty";
import { authenticate } from "./authenticate";

/** RFC 7662. */
export type Introspection =
  | { active: false }
  | { active: true; sub: string; exp: number; amr: string[]; auth_time: number };

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** What another back end may know of an access token. One that opens a duty alone opens nothing there. */
export async function introspectToken(token: string): Promise<Introspection> {
  const session = await authenticate(token, "MOBILE");
  if (!session || dutyOf(session)) return { active: false };
  const { userId, accessExpiresAt, expiresAt, methods, authenticatedAt } = session;
  return {
    active: true,
    sub: userId,
    exp: seconds(accessExpiresAt ?? expiresAt),
    amr: methods,
    auth_time: seconds(authenticatedAt),
  };
}
