/** Every kind of event the log can hold. The words a person reads for each are in the message catalogue. */
export const eventTypes = [
  "setup.link_created",
  "account.created",
  "registration.repeated",
  "email.verification_sent",
  "email.verification_failed",
  "email.verified",
  "sign_in.succeeded",
  "sign_in.failed",
  "sign_in.refused",
  "sign_in.locked",
  "session.signed_out",
  "session.replaced",
  "session.displaced",
  "password.rehashed",
  "device.added",
  "limit.reached",
  "message.resent",
] as const;

export type EventType = (typeof eventTypes)[number];
