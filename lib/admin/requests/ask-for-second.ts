import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { isAdminBeside } from "@/lib/deletion/last-admin";
import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import type { AdminRequestKind } from "@/lib/platform/database/generated/enums";
import { limits } from "@/lib/platform/limits";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { isClosed } from "@/lib/users/is-closed";
import { type Refusal, refuseAct } from "../refuse-act";
import { endRequest, isOpen } from "./end-request";
import { actOf } from "./kinds";
import { tellOfRequest } from "./tell-of-request";

export type AskRefusal = "ALREADY_ASKED" | "NO_SECOND_ADMIN";

type Asking = {
  kind: AdminRequestKind;
  person: User;
  by: string;
  reason: string;
  stopHours: number;
};

const HOUR_MS = 3600 * 1000;

/** Does nothing yet but tell the person. The caller holds the rows of the admin and of the person. */
export async function askForSecond(
  tx: Transaction,
  { kind, person, by, reason, stopHours }: Asking,
  context: RequestContext,
): Promise<Outcome<{ asked: true }, Refusal | AskRefusal>> {
  const refused = refuseAct(actOf[kind], { person, by });
  if (refused) return refused;
  if (isClosed(person)) return failure("ACCOUNT_NOT_OPEN");
  if (await isAskedFor(tx, { kind, userId: person.id }, context)) return failure("ALREADY_ASKED");
  if (!(await isAdminBeside(tx, [by, person.id]))) return failure("NO_SECOND_ADMIN");
  const askedAt = now();
  const notBefore = new Date(askedAt.getTime() + stopHours * HOUR_MS);
  const request = await tx.adminRequest.create({
    data: {
      kind,
      userId: person.id,
      askedById: by,
      reason,
      askedAt,
      ...timesOf(askedAt, notBefore),
    },
  });
  await record(tx, context, {
    type: "admin_request.asked",
    subjectId: person.id,
    reason,
    details: { request: request.id, kind, notBefore: notBefore.toISOString() },
  });
  await tellOfRequest(tx, person, request);
  return { ok: true, asked: true };
}

/** Whoever approves on the last day of a long wait still finds it open the day after. */
function timesOf(askedAt: Date, notBefore: Date) {
  const DAY_MS = 24 * HOUR_MS;
  const lapses = askedAt.getTime() + limits.adminRequestDays * DAY_MS;
  return { notBefore, expiresAt: new Date(Math.max(lapses, notBefore.getTime() + DAY_MS)) };
}

/** One that has lapsed and was not noted yet makes room. */
async function isAskedFor(
  tx: Transaction,
  wanted: { kind: AdminRequestKind; userId: string },
  context: RequestContext,
): Promise<boolean> {
  const request = await tx.adminRequest.findFirst({ where: { ...wanted, endedAt: null } });
  if (!request) return false;
  if (isOpen(request)) return true;
  await endRequest(tx, request.id, { ending: "LAPSED" });
  const details = { request: request.id, kind: request.kind };
  await record(tx, context, { type: "admin_request.lapsed", subjectId: wanted.userId, details });
  return false;
}
