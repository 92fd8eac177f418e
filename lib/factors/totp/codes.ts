import { createGuardrails, generateSecret, generateURI, verifySync } from "otplib";
import { limits } from "@/lib/platform/limits";

const ISSUER = "Sallyport";
const STEP_SECONDS = 30;
/** RFC 6238, section 5.2: one step either way, for clocks and slow fingers. */
const STEPS_EITHER_WAY = 1;

/** Ours have 160 bits; many a phone holds an 80-bit secret of another system, and must go on working. */
const guardrails = createGuardrails({ MIN_SECRET_BYTES: limits.importedSecretBytesMin });

/** 160 bits, the length of the HMAC's key. */
export const newTotpSecret = (): string => generateSecret({ length: 20 });

/** What the QR code says to the authenticator app. */
export const otpauthUrl = (secret: string, email: string): string =>
  generateURI({ issuer: ISSUER, label: email, secret });

/** The time step whose code this is, if it is one that may be accepted now. */
export function stepOf(
  secret: string,
  code: string,
  stepsEitherWay = STEPS_EITHER_WAY,
): number | null {
  const result = verifySync({
    secret,
    token: code,
    epochTolerance: stepsEitherWay * STEP_SECONDS,
    guardrails,
  });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}

/** How far ahead (or, negative, behind) the clock is that made this code. */
export function secondsOff(step: number): number {
  return (step - Math.floor(Date.now() / 1000 / STEP_SECONDS)) * STEP_SECONDS;
}
