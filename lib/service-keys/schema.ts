import * as z from "zod";
import { reasonField } from "@/lib/admin/schema";
import { isUnprintable } from "@/lib/platform/shapes";
import { serviceScopes } from "./scopes";

const lineField = (field: string, charactersMax: number) =>
  z
    .string({ error: "required" })
    .trim()
    .min(1, "required")
    .max(charactersMax, `${field}.tooLong`)
    .refine((value) => !isUnprintable(value), `${field}.malformed`);

/** In days; a key without an end stays until it is revoked. */
export const keyLifetimes = ["30", "90", "365", "never"] as const;

/** One box for each scope, as the form has them. */
const boxes = Object.fromEntries(serviceScopes.map((scope) => [scope, z.boolean()])) as Record<
  (typeof serviceScopes)[number],
  z.ZodBoolean
>;

export const makeKeySchema = z
  .strictObject({
    // It goes into mails and texts to people: one that reads as a link would carry it there under ours.
    name: lineField("keyName", 60).refine(
      (value) => !/[/\\]|www\./i.test(value),
      "keyName.malformed",
    ),
    ...boxes,
    lifetime: z.enum(keyLifetimes, "lifetime.unknown"),
    reason: reasonField,
  })
  .refine((typed) => serviceScopes.some((scope) => typed[scope]), {
    path: [serviceScopes[0]],
    error: "scopes.missing",
  })
  .transform(({ name, lifetime, reason, ...ticked }) => ({
    name,
    reason,
    scopes: serviceScopes.filter((scope) => ticked[scope]),
    lifetimeDays: lifetime === "never" ? null : Number(lifetime),
  }));

export type NewKey = z.output<typeof makeKeySchema>;

/** What is typed to revoke a key; which one, the form knows. */
export const revokeReasonSchema = z.strictObject({ reason: reasonField });

export const revokeKeySchema = revokeReasonSchema.extend({ id: z.uuid("key.unknown") });

/** What programs for mail and texts make a link of by themselves: it would stand there under our name. */
const link = /:\/\/|www\.|[\p{L}\p{N}]\.\p{L}{2,}/iu;

/** What a service asks a person's second factor for: they read it beside the code. */
export const purposeField = lineField("purpose", 200).refine(
  (value) => !link.test(value),
  "purpose.malformed",
);
