import { seal, unseal } from "@/lib/platform/seal";

/** Bound to the person and the row: moved into another's row, a secret does not open. */
export const secretName = (userId: string, rowId: string): string =>
  `authenticator:${userId}:${rowId}`;

export const sealSecret = (secret: string, userId: string, rowId: string) =>
  seal(secret, secretName(userId, rowId));

export const openSecret = (row: { id: string; userId: string; secret: Uint8Array }) =>
  unseal(row.secret, secretName(row.userId, row.id));
