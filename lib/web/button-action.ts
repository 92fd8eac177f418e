import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { failureOf } from "./failure-of";
import { isOwnOrigin } from "./origin";
import { type Visit, visitOf } from "./request-context";

export type ButtonAction = (data: FormData) => Promise<void>;

type Options = {
  /** The page the button stands on; it shows what came of the press. */
  page: string;
  done: string;
  /** The rights are asked here, where the act is, and not of the page. */
  mayPress: (visit: Visit) => boolean;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A button beside a row: one id, one call, back to the page with a notice. */
export function buttonAction(
  { page, done, mayPress }: Options,
  run: (id: string, visit: Visit) => Promise<Outcome>,
): ButtonAction {
  return async (data) => {
    const incoming = await headers();
    const press = async (): Promise<Outcome> => {
      if (!isOwnOrigin(incoming)) return failure("ORIGIN_REJECTED");
      const id = data instanceof FormData ? data.getAll("id") : [];
      if (id.length !== 1 || typeof id[0] !== "string" || !UUID.test(id[0]))
        return failure("NOT_FOUND");
      const visit = await visitOf(incoming);
      return mayPress(visit) ? run(id[0], visit) : failure("NOT_FOUND");
    };
    const result = await press().catch((error: unknown) =>
      failureOf(error, incoming.get("x-request-id") ?? ""),
    );
    redirect(`${page}?notice=${result.ok ? done : result.code}`);
  };
}
