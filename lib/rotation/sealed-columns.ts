import { chunkName } from "@/lib/data-export/content";
import { phoneName } from "@/lib/factors/one-time-codes/channels";
import { secretName } from "@/lib/factors/totp/secrets";
import { envelopeName } from "@/lib/outbox/envelope";
import { contactPhoneName } from "@/lib/profile/contact-phone";
import { stopTokenName } from "@/lib/recovery-requests/open-request";
import { answerName } from "@/lib/sessions/refresh-answer";

/** The columns of a row's key, as text. */
type Key = Record<string, string>;

export type SealedColumn = {
  table: string;
  column: string;
  /** What names a row, and what else its value is bound to. */
  key: string[];
  alsoBoundTo?: string[];
  name: (row: Key) => string;
};

const part = (row: Key, name: string): string => row[name] ?? "";
const secretOf = (row: Key) => secretName(part(row, "user_id"), part(row, "id"));
const phoneOf = (table: "code_channel" | "one_time_code") => (row: Key) =>
  phoneName({ table, userId: part(row, "user_id"), id: part(row, "id") });

const ofPerson = { key: ["id"], alsoBoundTo: ["user_id"] };

/** Everything that is sealed at rest. */
export const sealedColumns: SealedColumn[] = [
  { table: "authenticator", column: "secret", ...ofPerson, name: secretOf },
  { table: "authenticator_setup", column: "secret", ...ofPerson, name: secretOf },
  { table: "code_channel", column: "destination", ...ofPerson, name: phoneOf("code_channel") },
  { table: "one_time_code", column: "destination", ...ofPerson, name: phoneOf("one_time_code") },
  {
    table: "user",
    column: "contact_phone",
    key: ["id"],
    name: (row) => contactPhoneName(part(row, "id")),
  },
  {
    table: "outbox_message",
    column: "envelope",
    key: ["id"],
    name: (row) => envelopeName(part(row, "id")),
  },
  {
    table: "refresh_token",
    column: "answer",
    key: ["id"],
    name: (row) => answerName(part(row, "id")),
  },
  {
    table: "recovery_request",
    column: "stop_token",
    ...ofPerson,
    name: (row) => stopTokenName(part(row, "user_id")),
  },
  {
    table: "data_export_chunk",
    column: "content",
    key: ["export_id", "number"],
    name: (row) => chunkName(part(row, "export_id"), Number(row.number)),
  },
];
