import { now } from "@/lib/platform/clock";
import { type Failure, failure } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";

type Proofs = Pick<
  Authenticated,
  "authenticatedAt" | "factorProvedAt" | "twoFactorSince" | "proofMinutes"
>;

const isRecent = (at: Date | null, { proofMinutes }: Proofs): boolean =>
  at !== null && now().getTime() - at.getTime() < proofMinutes * 60_000;

/** Where the account has a second factor, whether this session proved it lately. */
export const hasFreshFactor = (session: Proofs): boolean =>
  session.twoFactorSince === null || isRecent(session.factorProvedAt, session);

/** The one guard before a sensitive act: everything this account can prove, proved lately. */
export const needsConfirmation = (session: Proofs): Failure<"CONFIRMATION_REQUIRED"> | null =>
  isRecent(session.authenticatedAt, session) && hasFreshFactor(session)
    ? null
    : failure("CONFIRMATION_REQUIRED");
