export const eventGroups = ["sign_in", "two_factor", "device", "account"] as const;

/** Where the account's owner looks for it. */
export type EventGroup = (typeof eventGroups)[number];

type EventKind = {
  /** Null for what is nobody's own affair: only admins see it. */
  group: EventGroup | null;
  /** The owner must hear of it, whoever did it: it is a notice, and this mail goes with it. */
  mail?: string;
  /** An admin does it: from where is theirs to know, and why is for the owner to know, too. */
  byAdmin?: true;
};

/** Every kind of event the log can hold. The words a person reads for each are in the message catalogue. */
const kinds = {
  // Accounts and addresses
  "setup.link_created": { group: null },
  "account.created": { group: "account" },
  "user.imported": { group: "account" },
  "registration.repeated": { group: "account" },
  "email.verification_sent": { group: "account" },
  "email.verification_failed": { group: "account" },
  "email.verified": { group: "account" },
  "email.change_asked": { group: "account", mail: "email-change-asked" },
  "email.change_taken_back": { group: "account" },
  "email.change_refused": { group: "account" },
  "email.wanted": { group: "account" },
  "email.changed": { group: "account", mail: "email-changed" },
  "email.change_undone": { group: "account", mail: "email-change-undone" },
  "profile.changed": { group: "account" },
  "contact_phone.changed": { group: "account", mail: "contact-phone-changed" },

  // Signing in
  "sign_in.succeeded": { group: "sign_in" },
  "sign_in.failed": { group: "sign_in" },
  "sign_in.refused": { group: "sign_in" },
  "sign_in.locked": { group: "sign_in", mail: "sign-in-locked" },
  "sign_in.unusual": { group: "sign_in", mail: "unusual-sign-in" },
  "step_up.confirmed": { group: "sign_in" },
  "step_up.failed": { group: "sign_in" },

  // Sessions, tokens, devices
  "session.signed_out": { group: "sign_in" },
  "session.replaced": { group: "device" },
  "session.displaced": { group: "device" },
  "session.ended": { group: "device" },
  "session.others_ended": { group: "device" },
  "session.all_ended": { group: "device" },
  "token.reused": { group: "device", mail: "token-reused" },
  "device.first_added": { group: "device" },
  "device.added": { group: "device", mail: "new-device" },
  "device.renamed": { group: "device" },
  "device.displaced": { group: "device" },
  "device.forgotten": { group: "device" },
  "device.disowned": { group: "device", mail: "device-disowned" },
  "device.trusted": { group: "device" },
  "device.trust_ended": { group: "device" },
  "device.trust_stolen": { group: "device", mail: "trust-stolen" },

  // Passwords
  "password.rehashed": { group: null },
  "password.known": { group: "sign_in", mail: "password-known" },
  "password.changed": { group: "account", mail: "password-changed" },
  "password.reset_link_made": { group: "account" },
  "password.reset": { group: "account", mail: "password-reset" },
  "password.reset_failed": { group: "account" },
  "password.breach_check_failed": { group: null },
  "account.disowned": { group: "account", mail: "reset-password" },

  // The second factor
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

  // Its recovery
  "recovery.asked": { group: "two_factor", mail: "recovery-link" },
  "recovery.requested": { group: "two_factor", mail: "recovery-requested" },
  "recovery.refused": { group: "two_factor" },
  "recovery.ready": { group: "two_factor", mail: "recovery-ready" },
  "recovery.link_sent": { group: "two_factor" },
  "recovery.stopped": { group: "two_factor", mail: "recovery-stopped" },
  "recovery.ended": { group: "two_factor", mail: "recovery-ended" },
  "recovery.lapsed": { group: "two_factor", mail: "recovery-lapsed" },
  "recovery.completed": { group: "two_factor", mail: "recovery-completed" },

  // One's own data
  "data.export_requested": { group: "account", mail: "export-requested" },
  "data.export_made": { group: "account" },
  "data.export_downloaded": { group: "account", mail: "export-downloaded" },
  "account.deletion_requested": { group: "account", mail: "deletion-requested" },
  "account.deletion_near": { group: "account", mail: "deletion-near" },
  "account.deletion_cancelled": { group: "account", mail: "deletion-cancelled" },
  // Its owner is gone by then, and told by a mail that belongs to nobody.
  "account.erased": { group: null },

  // What admins do to a person
  "account.unlocked": { group: "sign_in", mail: "account-unlocked", byAdmin: true },
  "account.disabled": { group: "account", mail: "account-disabled", byAdmin: true },
  "account.enabled": { group: "account", mail: "account-enabled", byAdmin: true },
  "account.made_admin": { group: "account", mail: "made-admin", byAdmin: true },
  "account.admin_removed": { group: "account", mail: "admin-removed", byAdmin: true },
  "password.reset_required": { group: "account", mail: "reset-required", byAdmin: true },
  "password.reset_link_sent": { group: "account", mail: "reset-link-sent", byAdmin: true },
  "two_factor.reset": { group: "two_factor", mail: "two-factor-reset", byAdmin: true },
  "admin_request.asked": { group: "account", mail: "request-asked", byAdmin: true },
  "admin_request.approved": { group: "account", byAdmin: true },
  "admin_request.withdrawn": { group: "account", mail: "request-withdrawn", byAdmin: true },
  "admin_request.refused": { group: "account", mail: "request-refused", byAdmin: true },
  "admin_request.stopped": { group: "account" },
  "admin_request.lapsed": { group: "account" },
  "admin_request.dropped": { group: "account" },
  "session.ended_by_admin": { group: "device", mail: "sessions-ended", byAdmin: true },
  // A mail tells of it; nothing happened to the account, and the admin's address is not its owner's to see.
  "account.reminded": { group: null },

  // People and invitations
  "people.exported": { group: null },
  "invitation.sent": { group: null },
  "invitation.sent_again": { group: null },
  "invitation.withdrawn": { group: null },
  "invitation.refused": { group: null },
  "invitation.accepted": { group: "account" },

  // The app itself
  "policy.changed": { group: null },
  "message.resent": { group: null },
  "keys.rotated": { group: null },
  "log.verified": { group: null },
  "log.month_dropped": { group: null },
  "log.exported": { group: null },
  "limit.reached": { group: null },

  // Other back ends
  "service_key.made": { group: null },
  "service_key.revoked": { group: null },
  "service_key.refused": { group: null },
  "service.password_right": { group: "sign_in" },
  "service.password_wrong": { group: "sign_in" },
  "service.challenged": { group: "two_factor" },
  "service.factor_proved": { group: "two_factor" },
  "service.factor_failed": { group: "two_factor" },
} satisfies Record<string, EventKind>;

export type EventType = keyof typeof kinds;

export const eventKinds: Record<EventType, EventKind> = kinds;

export const eventTypes = Object.keys(kinds) as EventType[];

/** What the owner of an account sees of its log. */
export const ownEventTypes = eventTypes.filter((type) => eventKinds[type].group !== null);

export const isNotice = (type: EventType): boolean => eventKinds[type].mail !== undefined;

export const isByAdmin = (type: EventType): boolean => eventKinds[type].byAdmin ?? false;

type Told = { type: EventType; details: { byAdmin?: unknown; service?: unknown } };

/**
 * Whose address and program an event has, where they are not for the person it touches: an admin's, who
 * did it or something it came with, or those of another back end.
 */
export function comesFrom({ type, details }: Told): "admin" | "service" | null {
  if (isByAdmin(type) || details.byAdmin === true) return "admin";
  return typeof details.service === "string" ? "service" : null;
}

export const noticeTypes = eventTypes.filter(isNotice);
