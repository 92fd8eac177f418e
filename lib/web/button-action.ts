import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { type Failure, failure, type Outcome } from "@/lib/platform/outcome";
import { isUuid } from "@/lib/platform/shapes";
import { closedFor } from "@/lib/policies/duty";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { failureOf } from "./failure-of";
import { requestIdOf } from "./names";
import { isOwnOrigin } from "./origin";
import { type Visit, visitOf } from "./request-context";

export type ButtonAction = (data: FormData) => Promise<void>;

type Options = {
  /** The page the button stands on; it shows what came of the press. */
  page: string;
  done?: string;
  /** The rights are asked here, where the act is, and not of the page. */
  mayPress?: (session: Authenticated) => boolean;
  /** Also for somebody who must turn two-factor on before anything else. */
  whileEnrolling?: boolean;
  /** What stands around every page tells of it, too. */
  changesLayout?: boolean;
};

type Press = { session: Authenticated; visit: Visit };

/** A button that needs nothing but the press: one call, and back to its page with a notice. */
export function buttonAction(
  options: Options,
  run: (press: Press) => Promise<Outcome>,
): ButtonAction {
  return (_data) => pressed(options, run);
}

/** A button beside a row, whose id comes with it. */
export function rowAction(
  options: Options,
  run: (id: string, press: Press) => Promise<Outcome>,
): ButtonAction {
  return (data) =>
    pressed(options, async (press) => {
      const [id, another] = data instanceof FormData ? data.getAll("id") : [];
      return isUuid(id) && another === undefined ? run(id, press) : failure("NOT_FOUND");
    });
}

/** A button that gives something up and leads away; nobody need be signed in for it. */
export function leaveAction(to: string, run: () => Promise<void>): ButtonAction {
  return async (_data) => {
    const incoming = await headers();
    const left = async (): Promise<Outcome> => {
      if (!isOwnOrigin(incoming)) return failure("ORIGIN_REJECTED");
      await run();
      return { ok: true };
    };
    await left().catch((error: unknown) => failureOf(error, requestIdOf(incoming)));
    redirect(to);
  };
}

async function pressed(
  { page, done = "", mayPress = () => true, whileEnrolling = false, changesLayout }: Options,
  run: (press: Press) => Promise<Outcome>,
): Promise<void> {
  const incoming = await headers();
  const act = async (): Promise<Outcome> => {
    if (!isOwnOrigin(incoming)) return failure("ORIGIN_REJECTED");
    const visit = await visitOf(incoming);
    const { session } = visit;
    if (!session) return failure("UNAUTHENTICATED");
    const closed = closedFor(session, [whileEnrolling && "two_factor"]);
    if (closed) return closed;
    return mayPress(session) ? run({ session, visit }) : failure("NOT_FOUND");
  };
  const result = await act().catch((error: unknown) => failureOf(error, requestIdOf(incoming)));
  if (result.ok && changesLayout) revalidatePath("/", "layout");
  redirect(
    result.ok ? withNotice(page, done) : (elsewhere(result, page) ?? withNotice(page, result.code)),
  );
}

/** The page as it is after a press that it tells of. */
export const withNotice = (page: string, notice: string): string =>
  notice ? `${page}${page.includes("?") ? "&" : "?"}notice=${notice}` : page;

/** Failures that have a page of their own, from which one comes back. */
export function elsewhere({ code }: Failure, page: string): string | null {
  const backTo = (path: string) => `returnTo=${encodeURIComponent(path)}`;
  // Only somebody who was signed in has been given a page to press on.
  if (code === "UNAUTHENTICATED") return `/login?notice=session-ended&${backTo(page)}`;
  if (code !== "CONFIRMATION_REQUIRED") return null;
  return `/confirm?${backTo(withNotice(page, "confirmed"))}`;
}
