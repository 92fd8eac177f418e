import { PrismaClientKnownRequestError } from "./generated/internal/prismaNamespace";

const UNIQUE_CONFLICT = "P2002";

export const isUniqueConflict = (error: unknown): boolean =>
  error instanceof PrismaClientKnownRequestError && error.code === UNIQUE_CONFLICT;

/** Prisma's own codes, Node's, and PostgreSQL's for "not now": unreachable, timed out, shutting down, conflict. */
const unavailable =
  /^(P1001|P1002|P1008|P1017|P2024|P2028|P2034|P2039|ECONN\w+|EPIPE|ETIMEDOUT|08\w{3}|57P0\d|57014|53\d{3}|40001|40P01)$/;
const unavailableMessage =
  /timeout exceeded when trying to connect|Connection terminated|server closed the connection|not queryable|Client was closed|DatabaseNotReachable/i;

export function databaseIsUnavailable(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause ? String(cause.code) : "";
    // Prisma tells the server's own code of a raw query, or of a timeout, in its message only.
    const state = /Code: `(\w{5})`/.exec(cause.message)?.[1] ?? "";
    const isKnown = unavailable.test(code) || unavailable.test(state);
    if (isKnown || unavailableMessage.test(cause.message)) return true;
  }
  return false;
}
