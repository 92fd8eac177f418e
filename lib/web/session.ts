import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { requestHeaders } from "./names";
import { visitOf } from "./request-context";
import { safeReturnPath } from "./return-path";

/** Asked by many parts of one page, answered by one query. */
export const currentVisit = cache(async () => visitOf(await headers()));

/** For pages: whoever is not signed in goes to sign in, and comes back here. */
export async function requireSession(): Promise<Authenticated> {
  const { session } = await currentVisit();
  if (session) return session;
  const path = safeReturnPath((await headers()).get(requestHeaders.path));
  redirect(`/login?returnTo=${encodeURIComponent(path)}`);
}

/** For admin pages: to everybody else they are not there. */
export async function requireAdmin(): Promise<Authenticated> {
  const session = await requireSession();
  if (session.role !== "ADMIN") notFound();
  return session;
}
