import { getIronSession } from "iron-session";
import { cookies } from "next/headers";
import { allKeys } from "@/lib/platform/keys";
import { limits } from "@/lib/platform/limits";
import type { WaitingSignIn } from "@/lib/sign-in/continue-sign-in";
import { cookieFlags, cookieNames } from "./names";

export type WaitingEmail = WaitingSignIn & { for: "email"; returnTo: string };
export type WaitingFactor = { for: "factor"; challengeId: string; returnTo: string };
type Waiting = WaitingEmail | WaitingFactor;

/** The sealed cookie of a sign-in under way. It holds names, never tries: those are counted in the database. */
async function open() {
  const jar = await cookies();
  const keys = allKeys("waiting-sign-in");
  // The library seals with the highest number: the current secret's.
  const password = Object.fromEntries(
    keys.map((key, index) => [keys.length - index, key.bytes.toString("base64")]),
  );
  const ttl = limits.waitingSignInMinutes * 60;
  return getIronSession<{ waiting?: Waiting }>(jar, {
    cookieName: cookieNames.waiting(),
    password,
    ttl,
    cookieOptions: { ...cookieFlags(), maxAge: ttl },
  });
}

export async function waitingForEmail(): Promise<WaitingEmail | null> {
  const { waiting } = await open();
  return waiting?.for === "email" ? waiting : null;
}

export async function waitingForFactor(): Promise<WaitingFactor | null> {
  const { waiting } = await open();
  return waiting?.for === "factor" ? waiting : null;
}

export async function keepWaiting(waiting: Waiting): Promise<void> {
  const sealed = await open();
  sealed.waiting = waiting;
  await sealed.save();
}

export async function forgetWaiting(): Promise<void> {
  (await open()).destroy();
}
