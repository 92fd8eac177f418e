import * as z from "zod";
import { plainCode } from "@/lib/factors/backup-codes/codes";
import { limits } from "@/lib/platform/limits";

/** What can be recognised when it is typed: the code itself, or one round of SHA-256 over it. */
export type ImportedCode = { form: "plain" | "sha256"; value: string };

const SHA256 = /^sha256:([0-9a-f]{64})$/i;
const PLAIN = /^plain:([0-9a-z\s-]{1,64})$/i;

/** Salted and slow hashes cannot be looked up by what is typed, so they are not taken. */
export const importedCode = z
  .string({ error: "malformed" })
  .transform((written, context): ImportedCode => {
    const hex = SHA256.exec(written.trim())?.[1];
    if (hex) return { form: "sha256", value: hex.toLowerCase() };
    const value = plainCode(PLAIN.exec(written.trim())?.[1] ?? "");
    if (value.length >= limits.importedBackupCodeCharactersMin) return { form: "plain", value };
    context.addIssue({ code: "custom", message: value === "" ? "malformed" : "tooShort" });
    return z.NEVER;
  });
