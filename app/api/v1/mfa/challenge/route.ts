import { challengeOperation } from "@/lib/api/mfa-operations";
import { database } from "@/lib/platform/database";
import { failure } from "@/lib/platform/outcome";
import { sendChallengeCode } from "@/lib/sign-in/send-challenge-code";
import { sendStepUpCode } from "@/lib/step-up/send-step-up-code";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(challengeOperation, async ({ body: { challengeId, method }, session, visit }) => {
    const send = () => {
      if (challengeId) return sendChallengeCode(database(), { challengeId, method }, visit.context);
      return session ? sendStepUpCode(database(), session, method, visit.context) : null;
    };
    const sent = (await send()) ?? failure("UNAUTHENTICATED");
    return sent.ok ? answered({ status: "code_sent" }) : sent;
  }),
);
