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

export type OwnSubmission<Input> = Submission<Input> & { session: Authenticated };

type OwnActionOptions<Schema extends z.ZodType> = FormActionOptions<Schema> & {
  /** Where the form stands; by what it says, where there is a page for each thing. */
  page: string | ((input: z.output<Schema>) => string);
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
    page: place,
    mayAct = () => true,
    whileEnrolling = false,
    whilePasswordIsDue = false,
    ...options
  }: OwnActionOptions<Schema>,
  run: (submission: OwnSubmission<z.output<Schema>>) => Promise<FormAnswer>,
): FormAction {
  const refuse = ({ session }: Visit): FormAnswer | null => {
    if (!session) {
      const signedOut = failure("UNAUTHENTICATED");
      // Which page it is, only the form says, and nobody looks at that for a stranger.
      return typeof place === "string" ? ledElsewhere(signedOut, place) : signedOut;
    }
    const openFor: (Duty | false)[] = [
      whileEnrolling && "two_factor",
      whilePasswordIsDue && "password",
    ];
    return closedFor(session, openFor) ?? (mayAct(session) ? null : failure("NOT_FOUND"));
  };
  return formAction({ ...options, refuse }, async (submission) => {
    const { session } = submission.visit;
    if (!session) throw new Error("Somebody without a session was let through.");
    const page = typeof place === "function" ? place(submission.input) : place;
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
