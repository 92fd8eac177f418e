/** Every way to prove the second factor, in the order in which it is offered. */
export const factorMethods = ["totp", "email", "sms", "backup_code"] as const;

export type FactorMethod = (typeof factorMethods)[number];

/** The ones for which a code is sent. */
export const sentMethods = ["email", "sms"] as const;

export type SentMethod = (typeof sentMethods)[number];

export const isSent = (method: FactorMethod): method is SentMethod =>
  (sentMethods as readonly FactorMethod[]).includes(method);

/** As in RFC 8176, for the session that comes of it. */
export const methodNames: Record<FactorMethod, string> = {
  totp: "otp",
  email: "otp",
  sms: "sms",
  backup_code: "kba",
};
