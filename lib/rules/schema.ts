import * as z from "zod";
import { reasonField } from "@/lib/admin/schema";
import type { PolicyChoices, PolicyName, PolicyValues } from "@/lib/policies/catalogue";
import {
  auditLogSchema,
  type codeChannelsSchema,
  isSoundDay,
  lockoutSchema,
  passwordRulesSchema,
  recoverySchema,
  requiredTwoFactorSchema,
  secondAdminSchema,
  sessionLivesSchema,
  stepUpSchema,
  trustedDevicesSchema,
} from "@/lib/policies/schema";

/** A field of a rule's form; what it may hold is the policy's to say. */
export type RuleField =
  | { name: string; kind: "number" | "optionalNumber" | "box" | "day" }
  | { name: string; kind: "choice"; values: readonly string[] };

/** What stands in a form, as text. */
export type TypedRule = Record<string, string>;

const digits = z
  .string("outOfRange")
  .trim()
  .regex(/^\d{1,6}$/, "outOfRange")
  .transform(Number);

const number = <Field extends z.ZodType<number, number>>(field: Field) => digits.pipe(field);

const optionalNumber = <Field extends z.ZodType<number | null, number | null>>(field: Field) =>
  z.union([z.literal("").transform(() => null), digits], "outOfRange").pipe(field);

/** Sent as "on" or not at all; a form with script holds a boolean. */
const box = z
  .union([z.enum(["on", ""]), z.boolean()], "unknown")
  .optional()
  .transform((value) => value === "on" || value === true);

/** A day begins at midnight UTC, the same for everybody; none is at once. */
const day = z.union(
  [
    z.literal("").transform(() => null),
    z.iso
      .date("day")
      .refine(isSoundDay, "day")
      .transform((date) => `${date}T00:00:00.000Z`),
  ],
  "day",
);

type RuleForm<Name extends PolicyName> = {
  fields: RuleField[];
  choice: z.ZodObject<z.ZodRawShape> & z.ZodType<PolicyChoices[Name]>;
};

/** The form of every rule. A rule more is one more entry here, its words, and its preview. */
export const ruleForms: { [Name in PolicyName]: RuleForm<Name> } = {
  requiredTwoFactor: {
    fields: [
      { name: "who", kind: "choice", values: requiredTwoFactorSchema.shape.who.options },
      { name: "from", kind: "day" },
      { name: "graceDays", kind: "number" },
    ],
    choice: z.strictObject({
      who: requiredTwoFactorSchema.shape.who,
      from: day,
      graceDays: number(requiredTwoFactorSchema.shape.graceDays),
    }),
  },
  codeChannels: {
    fields: [
      { name: "email", kind: "box" },
      { name: "sms", kind: "box" },
    ],
    choice: z.strictObject({ email: box, sms: box } satisfies Record<
      keyof typeof codeChannelsSchema.shape,
      unknown
    >),
  },
  passwords: {
    fields: [
      { name: "charactersMin", kind: "number" },
      { name: "history", kind: "number" },
      { name: "kindsMin", kind: "number" },
      { name: "expiryDays", kind: "optionalNumber" },
    ],
    choice: z.strictObject({
      charactersMin: number(passwordRulesSchema.shape.charactersMin),
      history: number(passwordRulesSchema.shape.history),
      kindsMin: number(passwordRulesSchema.shape.kindsMin),
      expiryDays: optionalNumber(passwordRulesSchema.shape.expiryDays),
    }),
  },
  lockout: {
    fields: [
      { name: "failures", kind: "number" },
      { name: "windowMinutes", kind: "number" },
      { name: "lockMinutes", kind: "number" },
    ],
    choice: z.strictObject({
      failures: number(lockoutSchema.shape.failures),
      windowMinutes: number(lockoutSchema.shape.windowMinutes),
      lockMinutes: number(lockoutSchema.shape.lockMinutes),
    }),
  },
  sessions: {
    fields: [
      { name: "hours", kind: "number" },
      { name: "idleMinutes", kind: "number" },
      { name: "rememberedDays", kind: "number" },
      { name: "rememberedIdleDays", kind: "number" },
    ],
    choice: z.strictObject({
      hours: number(sessionLivesSchema.shape.hours),
      idleMinutes: number(sessionLivesSchema.shape.idleMinutes),
      rememberedDays: number(sessionLivesSchema.shape.rememberedDays),
      rememberedIdleDays: number(sessionLivesSchema.shape.rememberedIdleDays),
    }),
  },
  stepUp: {
    fields: [{ name: "minutes", kind: "number" }],
    choice: z.strictObject({ minutes: number(stepUpSchema.shape.minutes) }),
  },
  trustedDevices: {
    fields: [{ name: "days", kind: "number" }],
    choice: z.strictObject({ days: number(trustedDevicesSchema.shape.days) }),
  },
  secondAdmin: {
    fields: [
      { name: "resetTwoFactor", kind: "box" },
      { name: "makeAdmin", kind: "box" },
      { name: "stopHours", kind: "number" },
    ],
    choice: z.strictObject({
      resetTwoFactor: box,
      makeAdmin: box,
      stopHours: number(secondAdminSchema.shape.stopHours),
    }),
  },
  recovery: {
    fields: [{ name: "waitHours", kind: "number" }],
    choice: z.strictObject({ waitHours: number(recoverySchema.shape.waitHours) }),
  },
  auditLog: {
    fields: [{ name: "retentionMonths", kind: "optionalNumber" }],
    choice: z.strictObject({
      retentionMonths: optionalNumber(auditLogSchema.shape.retentionMonths),
    }),
  },
};

export const isRule = (name: string): name is PolicyName => Object.hasOwn(ruleForms, name);

/** What the form checks on the way, where a reason is needed. */
export const ruleFormSchema = (rule: PolicyName) =>
  ruleForms[rule].choice.extend({ reason: reasonField });

/** What a form posts: which rule, as it was when the form was made, and what it is to be. */
export const ruleChangeSchema = z.record(z.string(), z.string()).transform((typed, context) => {
  const { rule = "", version = "", reason: why = "", ...fields } = typed;
  if (!isRule(rule)) {
    context.addIssue({ code: "custom", path: ["rule"], message: "unknown" });
    return z.NEVER;
  }
  // A preview needs none.
  const reason = why.trim() === "" ? z.string().trim() : reasonField;
  const form = z.object({ choice: ruleForms[rule].choice, reason }).safeParse({
    choice: fields,
    reason: why,
  });
  if (form.success) return { rule, version, typed, ...form.data };
  for (const issue of form.error.issues) {
    const path = issue.path.slice(issue.path[0] === "choice" ? 1 : 0);
    context.addIssue({ ...issue, path } as z.core.$ZodRawIssue & { path: PropertyKey[] });
  }
  return z.NEVER;
});

/** A rule's value as its form shows it. */
export function typedOf<Name extends PolicyName>(rule: Name, value: PolicyValues[Name]): TypedRule {
  const parts: Record<string, unknown> = value;
  return Object.fromEntries(
    ruleForms[rule].fields.map(({ name, kind }) => [name, textOf(kind, parts[name])]),
  );
}

function textOf(kind: RuleField["kind"], part: unknown): string {
  if (kind === "box") return part === true ? "on" : "";
  if (part === null || part === undefined) return "";
  return kind === "day" ? String(part).slice(0, 10) : String(part);
}
