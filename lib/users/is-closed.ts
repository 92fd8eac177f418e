import type { User } from "@/lib/platform/database/generated/client";

/** Disabled or deleted: nobody comes in, and nothing is sent that would let them. */
export const isClosed = ({
  disabledAt,
  deletedAt,
}: Pick<User, "disabledAt" | "deletedAt">): boolean => disabledAt !== null || deletedAt !== null;
