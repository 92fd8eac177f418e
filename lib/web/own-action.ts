import { revalidatePath } from "next/cache";
import type * as z from "zod";
import { failure } from "@/lib/platform/outcome";
import { closedFor, type Duty } from "@/lib/policies/duty";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { elsewhere } from "./button-action";
import {
  type FormActionOptions,
  type FormAnswer,
  formAction,
  type Submission,
} from "./form-action";
import type { FormAction } from "./form-state";
import type { Visit } from "./request-context";

type OwnSubmission<Input> = Submission<Input> & { session: Authenticated };

type OwnActionOptions<Schema extends z.ZodType> = FormActionOptions<Schema> & {
  /** Where the form stands. */
  page: string;
  /** The rights are asked here, where the act is, and not of the page. */
  mayAct?: (session: Authenticated) => boolean;
  /** Also for somebody who must turn two-factor on before anything else. */
  whileEnrolling?: boolean;
  /** Also for somebody whose password is too old for everything else. */
  whilePasswordIsDue?: boolean;
};

/** A form of somebody signed in. Who is not, or must confirm first, is led there and back to `page`. */
export function ownAction<Schema extends z.ZodType>(
  {
    page,
    mayAct = () => true,
    whileEnrolling = false,
    whilePasswordIsDue = false,
    ...options
  }: OwnActionOptions<Schema>,
  run: (submission: OwnSubmission<z.output<Schema>>) => Promise<FormAnswer>,
): FormAction {
  const refuse = ({ session }: Visit): FormAnswer | null => {
    if (!session) return ledElsewhere(failure("UNAUTHENTICATED"), page);
    const openFor: (Duty | false)[] = [
      whileEnrolling && "two_factor",
      whilePasswordIsDue && "password",
    ];
    return closedFor(session, openFor) ?? (mayAct(session) ? null : failure("NOT_FOUND"));
  };
  return formAction({ ...options, refuse }, async (submission) => {
    const { session } = submission.visit;
    if (!session) throw new Error("Somebody without a session was let through.");
    const answer = ledElsewhere(await run({ ...submission, session }), page);
    // The page around the form tells what is true now, too.
    if ("said" in answer) revalidatePath(page);
    return answer;
  });
}

function ledElsewhere(answer: FormAnswer, page: string): FormAnswer {
  const path = "ok" in answer ? elsewhere(answer, page) : null;
  return path ? { redirectTo: path } : answer;
}
