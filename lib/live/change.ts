import * as z from "zod";

/** What the triggers of the tables `session` and `user` say; see the migration that makes them. */
const schema = z.object({
  user: z.uuid(),
  /** Null for all of the person's. */
  session: z.uuid().nullable(),
  what: z.enum(["opened", "ended", "changed"]),
});

export type Change = z.infer<typeof schema>;

export const CHANGES = "sallyport_session";

/** Whoever may connect may speak on a channel, so what is heard need not be ours. */
export function readChange(payload: string): Change | null {
  try {
    return schema.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    // Not even JSON: nothing that our triggers say.
    return null;
  }
}
