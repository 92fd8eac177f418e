type Owner = { passwordHash: string | null; passwordBarredAt: Date | null };

/**
 * What a password is compared with. A barred one is compared with nothing, as if there were no
 * account: the same work, and the same answer as a wrong one.
 */
export const hashInForce = (owner: Owner | null): string | null =>
  owner === null || owner.passwordBarredAt ? null : owner.passwordHash;
