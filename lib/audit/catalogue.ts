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
  "sign_in.unusual",
  "session.signed_out",
  "session.replaced",
  "session.displaced",
  "session.ended",
  "password.rehashed",
  "password.known",
  "password.reset_link_made",
  "password.reset",
  "password.reset_failed",
  "password.changed",
  "account.disowned",
  "session.others_ended",
  "session.all_ended",
  "token.reused",
  "device.first_added",
  "device.added",
  "device.renamed",
  "device.displaced",
  "device.forgotten",
  "device.disowned",
  "device.trusted",
  "device.trust_ended",
  "device.trust_stolen",
  "two_factor.setup_started",
  "two_factor.setup_cancelled",
  "two_factor.turned_on",
  "two_factor.turned_off",
  "two_factor.challenged",
  "two_factor.failed",
  "two_factor.challenge_closed",
  "authenticator.added",
  "authenticator.removed",
  "code_channel.added",
  "code_channel.removed",
  "two_factor.code_sent",
  "backup_codes.made",
  "backup_code.used",
  "step_up.confirmed",
  "step_up.failed",
  "limit.reached",
  "message.resent",
  "policy.changed",
  "user.imported",
] as const;

export type EventType = (typeof eventTypes)[number];

export const eventGroups = ["sign_in", "two_factor", "device", "account"] as const;

/** Where the account's owner looks for it. */
export type EventGroup = (typeof eventGroups)[number];

type EventKind = {
  /** Null for what is nobody's own affair: only admins see it. */
  group: EventGroup | null;
  /** The owner must hear of it, whoever did it: it is a notice, and this mail goes with it. */
  mail?: string;
};

export const eventKinds: Record<EventType, EventKind> = {
  "setup.link_created": { group: null },
  "account.created": { group: "account" },
  "user.imported": { group: "account" },
  "registration.repeated": { group: "account" },
  "email.verification_sent": { group: "account" },
  "email.verification_failed": { group: "account" },
  "email.verified": { group: "account" },
  "sign_in.succeeded": { group: "sign_in" },
  "sign_in.failed": { group: "sign_in" },
  "sign_in.refused": { group: "sign_in" },
  "sign_in.locked": { group: "sign_in", mail: "sign-in-locked" },
  "sign_in.unusual": { group: "sign_in", mail: "unusual-sign-in" },
  "session.signed_out": { group: "sign_in" },
  "session.replaced": { group: "device" },
  "session.displaced": { group: "device" },
  "session.ended": { group: "device" },
  "session.others_ended": { group: "device" },
  "session.all_ended": { group: "device" },
  "token.reused": { group: "device", mail: "token-reused" },
  "password.rehashed": { group: null },
  "password.reset_link_made": { group: "account" },
  "password.reset": { group: "account", mail: "password-reset" },
  "password.reset_failed": { group: "account" },
  "password.changed": { group: "account", mail: "password-changed" },
  "account.disowned": { group: "account", mail: "reset-password" },
  "password.known": { group: "sign_in", mail: "password-known" },
  "device.first_added": { group: "device" },
  "device.added": { group: "device", mail: "new-device" },
  "device.renamed": { group: "device" },
  "device.displaced": { group: "device" },
  "device.forgotten": { group: "device" },
  "device.disowned": { group: "device", mail: "device-disowned" },
  "device.trusted": { group: "device" },
  "device.trust_ended": { group: "device" },
  "device.trust_stolen": { group: "device", mail: "trust-stolen" },
  "two_factor.setup_started": { group: "two_factor" },
  "two_factor.setup_cancelled": { group: "two_factor" },
  "two_factor.turned_on": { group: "two_factor", mail: "two-factor-on" },
  "two_factor.turned_off": { group: "two_factor", mail: "two-factor-off" },
  "two_factor.challenged": { group: "sign_in" },
  "two_factor.failed": { group: "two_factor" },
  "two_factor.challenge_closed": { group: "sign_in" },
  "two_factor.code_sent": { group: "two_factor" },
  "authenticator.added": { group: "two_factor", mail: "authenticator-added" },
  "authenticator.removed": { group: "two_factor", mail: "authenticator-removed" },
  "code_channel.added": { group: "two_factor", mail: "code-channel-added" },
  "code_channel.removed": { group: "two_factor", mail: "code-channel-removed" },
  "backup_codes.made": { group: "two_factor", mail: "backup-codes" },
  "backup_code.used": { group: "two_factor", mail: "backup-code-used" },
  "step_up.confirmed": { group: "sign_in" },
  "step_up.failed": { group: "sign_in" },
  "limit.reached": { group: null },
  "message.resent": { group: null },
  "policy.changed": { group: null },
};

/** What the owner of an account sees of its log. */
export const ownEventTypes = eventTypes.filter((type) => eventKinds[type].group !== null);

export const isNotice = (type: EventType): boolean => eventKinds[type].mail !== undefined;

export const noticeTypes = eventTypes.filter(isNotice);
