import { jobContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import type { Transaction } from "@/lib/platform/database";
import type { AdminRequest, User } from "@/lib/platform/database/generated/client";
import type { AdminRequestKind } from "@/lib/platform/database/generated/enums";
import type { FailureCode } from "@/lib/platform/outcome";
import { holdUser } from "@/lib/users/hold-user";
import { isClosed } from "@/lib/users/is-closed";
import type { Act } from "../by-admin";
import { makeAdmin } from "../make-admin";
import { resetTwoFactor } from "../reset-two-factor";
import { endRequest } from "./end-request";

/** The name that `lib/jobs` binds to `settleRequest`. */
export const SETTLE_ADMIN_REQUEST = "settle_admin_request";

export type CarriedOut = "carriedOut" | "dropped";

const acts: Record<AdminRequestKind, Act<FailureCode>> = {
  RESET_TWO_FACTOR: resetTwoFactor,
  MAKE_ADMIN: makeAdmin,
};

/**
 * Does what was asked for and approved, if it still applies: the person's account is open, and both
 * admins are admins in this moment. The caller holds the rows of all three and has looked at the time.
 */
export async function carryOut(tx: Transaction, request: AdminRequest): Promise<CarriedOut> {
  const { id, kind, userId, askedById, approvedById, reason } = request;
  const context = jobContext(SETTLE_ADMIN_REQUEST);
  if (!(await endRequest(tx, id, { ending: "CARRIED_OUT" }))) return "dropped";
  const person = await holdUser(tx, userId);
  const applies =
    person !== null &&
    !isClosed(person) &&
    askedById !== null &&
    approvedById !== null &&
    (await areAdmins(tx, [askedById, approvedById]));
  if (applies) {
    const approval = { request: id, approvedBy: approvedById };
    const answer = await acts[kind](tx, { person, by: askedById, reason, approval }, context);
    if (answer.ok) return "carriedOut";
  }
  await tx.adminRequest.update({ where: { id }, data: { ending: "DROPPED" } });
  const details = { request: id, kind };
  await record(tx, context, { type: "admin_request.dropped", subjectId: userId, details });
  return "dropped";
}

async function areAdmins(tx: Transaction, ids: string[]): Promise<boolean> {
  const people = await tx.user.findMany({ where: { id: { in: ids } } });
  return people.filter(mayActAsAdmin).length === ids.length;
}

const mayActAsAdmin = (user: User): boolean =>
  user.role === "ADMIN" && user.twoFactorSince !== null && !isClosed(user);
