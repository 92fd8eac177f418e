import { now } from "@/lib/platform/clock";
import { limits } from "@/lib/platform/limits";
import { seal, unseal } from "@/lib/platform/seal";

const BOUND_TO = "not-me";
const DAY_MS = 24 * 3600 * 1000;

/** What a security mail is about: a sign-in, which is one browser, or a change, which may touch all. */
export type NotMeSubject =
  | { about: "sign_in"; userId: string; sessionId: string; deviceId: string }
  | { about: "change"; userId: string; sessionId?: string };

/** `id` names the mail, so that its link counts once. */
export type NotMeEvent = NotMeSubject & { id: string; at: Date };

/** Sealed, so that the link tells nothing to who sees it and cannot be made by anybody else. */
export function sealNotMe(subject: NotMeSubject, at = now()): string {
  const sealed = JSON.stringify({ ...subject, id: crypto.randomUUID(), at: at.getTime() });
  return seal(sealed, BOUND_TO).toString("base64url");
}

/** Null when it is not ours, was changed, or its time is up. */
export function openNotMe(token: string): NotMeEvent | null {
  const opened = unseal(Buffer.from(token, "base64url"), BOUND_TO);
  if (!opened) return null;
  const { at, ...event } = JSON.parse(opened) as NotMeSubject & { id: string; at: number };
  if (now().getTime() - at > limits.notMeDays * DAY_MS) return null;
  return { ...event, at: new Date(at) };
}
