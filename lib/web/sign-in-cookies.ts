import { cookies } from "next/headers";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { readPolicy } from "@/lib/policies/read-policy";
import type { Authenticated } from "@/lib/sessions/authenticate";
import type { SignedIn } from "@/lib/sign-in/complete-sign-in";
import { cookieFlags, cookieNames } from "./names";

const DAY = 24 * 3600;

/** Hands the browser what a completed sign-in made. A session not to be kept ends with the browser. */
export async function admit(signedIn: SignedIn, trustToken?: string): Promise<void> {
  const jar = await cookies();
  const flags = cookieFlags();
  const expires = signedIn.remembered ? { expires: signedIn.expiresAt } : {};
  jar.set(cookieNames.session(), signedIn.token, { ...flags, ...expires });
  await keepBrowser(signedIn.browserToken);
  if (trustToken) {
    const { days } = await readPolicy(database(), "trustedDevices");
    jar.set(cookieNames.trust(), trustToken, { ...flags, maxAge: days * DAY });
  }
}

/** By this the browser is known again, whoever signs in on it. */
export async function keepBrowser(browserToken: string): Promise<void> {
  const jar = await cookies();
  const maxAge = limits.browserCookieDays * DAY;
  jar.set(cookieNames.browser(), browserToken, { ...cookieFlags(), maxAge });
}

/** The same session under its new token. */
export async function renew(
  token: string,
  { remembered, expiresAt }: Pick<Authenticated, "remembered" | "expiresAt">,
): Promise<void> {
  const jar = await cookies();
  const expires = remembered ? { expires: expiresAt } : {};
  jar.set(cookieNames.session(), token, { ...cookieFlags(), ...expires });
}

export async function dismiss(): Promise<void> {
  const jar = await cookies();
  jar.set(cookieNames.session(), "", { ...cookieFlags(), maxAge: 0 });
}
