import { now } from "@/lib/platform/clock";
import { limits } from "@/lib/platform/limits";
import { type Failure, failure } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";

type Proofs = Pick<Authenticated, "authenticatedAt" | "factorProvedAt" | "twoFactorSince">;

const isRecent = (at: Date | null): boolean =>
  at !== null && now().getTime() - at.getTime() < limits.freshProofMinutes * 60_000;

/** Where the account has a second factor, whether this session proved it lately. */
export const hasFreshFactor = ({ twoFactorSince, factorProvedAt }: Proofs): boolean =>
  twoFactorSince === null || isRecent(factorProvedAt);

/** The one guard before a sensitive act: everything this account can prove, proved lately. */
export const needsConfirmation = (session: Proofs): Failure<"CONFIRMATION_REQUIRED"> | null =>
  isRecent(session.authenticatedAt) && hasFreshFactor(session)
    ? null
    : failure("CONFIRMATION_REQUIRED");
