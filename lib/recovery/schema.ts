import * as z from "zod";
import { passwordField } from "@/lib/passwords/schema";
import { oneTimeToken } from "@/lib/sign-in/schema";

/** Of the link that begins the wait, and of the one that stops it. */
export const recoveryLinkSchema = z.strictObject({ token: oneTimeToken });

/** What is typed; the token comes with the page. */
export const typedRecoverySchema = z.strictObject({ password: passwordField });

export const completeRecoverySchema = typedRecoverySchema.extend({ token: oneTimeToken });

/** A press, and nothing besides. */
export const askForRecoverySchema = z.strictObject({});
