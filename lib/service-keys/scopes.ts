/** What a key can open; each is one call, or two that belong together. */
export const serviceScopes = [
  "password:verify",
  "mfa:read",
  "mfa:challenge",
  "session:introspect",
] as const;

export type ServiceScope = (typeof serviceScopes)[number];

export const isServiceScope = (value: string): value is ServiceScope =>
  (serviceScopes as readonly string[]).includes(value);
