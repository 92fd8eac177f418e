import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { isToken } from "@/lib/platform/shapes";
import { type Duty, dutyOf } from "@/lib/policies/duty";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { mayAdminister } from "@/lib/two-factor/may-administer";
import { requestHeaders, requestIdOf } from "./names";
import { visitOf } from "./request-context";
import { safeReturnPath } from "./return-path";
import { answerWith } from "./status-override";

const setUpPath = "/account/two-factor";

/** Where somebody is led who has something to do before anything else. */
const dutyPaths: Record<Duty, string> = {
  password: "/account/password",
  two_factor: setUpPath,
};

/** Asked by many parts of one page, answered by one query. */
export const currentVisit = cache(async () => visitOf(await headers()));

/** For pages: whoever is not signed in goes to sign in, and comes back here. */
export const requireSession = (): Promise<Authenticated> => requireSignedIn();

/** For the page where a password is changed that is too old for everything else. */
export const requireChangingPassword = (): Promise<Authenticated> => requireSignedIn("password");

/** For the few pages that somebody may see who must turn two-factor on before anything else. */
export const requireEnrolling = (): Promise<Authenticated> => requireSignedIn("two_factor");

async function requireSignedIn(openFor?: Duty): Promise<Authenticated> {
  const { session, sessionToken } = await currentVisit();
  if (session) {
    const duty = dutyOf(session);
    if (duty && duty !== openFor) redirect(dutyPaths[duty]);
    return session;
  }
  const path = safeReturnPath((await headers()).get(requestHeaders.path));
  const why = isToken(sessionToken) ? "notice=session-ended&" : "";
  redirect(`/login?${why}returnTo=${encodeURIComponent(path)}`);
}

/**
 * For admin pages: to everybody else they are not there, and an admin without two-factor is led to
 * the page that says what to do. Null where the page must say so itself,
 * because the framework's own way to say it shows nothing without script.
 */
export async function requireAdmin(): Promise<Authenticated | null> {
  const session = await requireSession();
  if (mayAdminister(session)) return session;
  if (session.role === "ADMIN") redirect(setUpPath);
  return notHere();
}

/** The same for a page whose thing is not there: it says so itself, and the answer bears the status. */
export async function notHere(): Promise<null> {
  answerWith(requestIdOf(await headers()), 404);
  return null;
}
