import { maskedPhone, methodOf } from "@/lib/factors/one-time-codes/channels";
import { maskedRecipient } from "@/lib/outbox/mask";
import { openContactPhone } from "@/lib/profile/contact-phone";
import { readEvents } from "./read-events";
import { pagesOf, type Read } from "./section";

export type SectionName =
  | "account"
  | "emailChanges"
  | "devices"
  | "sessions"
  | "authenticators"
  | "codeChannels"
  | "recoveryRequests"
  | "backupCodes"
  | "adminRequests"
  | "messages"
  | "events";

type Section = {
  name: SectionName;
  /** Of the database, so that a test can tell which table nobody has thought of. */
  table: string;
  read: Read;
};

/**
 * All that is kept about a person, in the order of the copy. Each field is named one by one: what is
 * sealed, a digest or a hash has no place here, nor has what opens anything.
 */
export const sections: Section[] = [
  {
    name: "account",
    table: "user",
    read: async (tx, { userId: id }) => {
      const account = await tx.user.findUniqueOrThrow({
        where: { id },
        select: {
          id: true,
          email: true,
          name: true,
          role: true,
          contactPhone: true,
          language: true,
          timeZone: true,
          theme: true,
          emailVerifiedAt: true,
          passwordChangedAt: true,
          passwordBarredAt: true,
          resetByMailAt: true,
          twoFactorSince: true,
          lastMethod: true,
          noticesReadAt: true,
          remindedAt: true,
          deletionAskedAt: true,
          eraseAt: true,
          createdAt: true,
          updatedAt: true,
        },
      });
      const contactPhone = openContactPhone(id, account.contactPhone);
      return { rows: [{ ...account, contactPhone }], place: null };
    },
  },
  {
    name: "emailChanges",
    table: "email_change",
    read: pagesOf(
      (tx, page) =>
        tx.emailChange.findMany({
          ...page,
          select: {
            id: true,
            oldEmail: true,
            newEmail: true,
            createdAt: true,
            confirmedAt: true,
            undoUntil: true,
            closedAt: true,
          },
        }),
      (row) => row,
    ),
  },
  {
    name: "devices",
    table: "device",
    read: pagesOf(
      (tx, page) =>
        tx.device.findMany({
          ...page,
          select: {
            id: true,
            name: true,
            userAgent: true,
            country: true,
            city: true,
            firstSeenAt: true,
            lastSeenAt: true,
            trustedUntil: true,
          },
        }),
      (row) => row,
    ),
  },
  {
    name: "sessions",
    table: "session",
    read: pagesOf(
      (tx, page) =>
        tx.session.findMany({
          ...page,
          select: {
            id: true,
            client: true,
            deviceId: true,
            methods: true,
            address: true,
            userAgent: true,
            country: true,
            city: true,
            riskScore: true,
            riskReasons: true,
            createdAt: true,
            authenticatedAt: true,
            factorProvedAt: true,
            lastActiveAt: true,
            expiresAt: true,
            endedAt: true,
            endReason: true,
          },
        }),
      (row) => row,
    ),
  },
  {
    name: "authenticators",
    table: "authenticator",
    read: pagesOf(
      (tx, page) =>
        tx.authenticator.findMany({
          ...page,
          select: { id: true, name: true, createdAt: true, lastUsedAt: true },
        }),
      (row) => row,
    ),
  },
  {
    name: "codeChannels",
    table: "code_channel",
    read: pagesOf(
      (tx, page) =>
        tx.codeChannel.findMany({ ...page, include: { user: { select: { email: true } } } }),
      ({ user, ...channel }) => ({
        method: methodOf[channel.channel],
        to: channel.channel === "EMAIL" ? maskedRecipient(user.email) : maskedPhone(channel),
        createdAt: channel.createdAt,
      }),
    ),
  },
  {
    name: "backupCodes",
    table: "backup_code",
    read: pagesOf(
      (tx, page) =>
        tx.backupCode.findMany({ ...page, select: { id: true, createdAt: true, usedAt: true } }),
      ({ createdAt, usedAt }) => ({ createdAt, usedAt }),
    ),
  },
  {
    name: "adminRequests",
    table: "admin_request",
    read: pagesOf(
      (tx, page) =>
        tx.adminRequest.findMany({
          ...page,
          select: {
            id: true,
            kind: true,
            reason: true,
            askedAt: true,
            notBefore: true,
            expiresAt: true,
            approvedAt: true,
            approvalReason: true,
            ending: true,
            endedAt: true,
            endReason: true,
          },
        }),
      (row) => row,
    ),
  },
  {
    name: "recoveryRequests",
    table: "recovery_request",
    read: pagesOf(
      (tx, page) =>
        tx.recoveryRequest.findMany({
          ...page,
          select: {
            id: true,
            createdAt: true,
            dueAt: true,
            readyAt: true,
            expiresAt: true,
            closedAt: true,
            ending: true,
          },
        }),
      (row) => row,
    ),
  },
  {
    name: "messages",
    table: "outbox_message",
    read: pagesOf(
      (tx, page) =>
        tx.outboxMessage.findMany({
          ...page,
          select: {
            id: true,
            channel: true,
            recipient: true,
            subject: true,
            state: true,
            createdAt: true,
            sentAt: true,
          },
        }),
      (row) => row,
    ),
  },
  { name: "events", table: "audit_event", read: readEvents },
];

/** What belongs to a person and is not in the copy: it lives for minutes, is nothing but a secret, or repeats the account. */
export const leftOut = [
  "authenticator_setup",
  "challenge",
  "data_export",
  "invitation",
  "mail_token",
  "old_password",
  "one_time_code",
  "service_challenge",
  "service_key",
] as const;
