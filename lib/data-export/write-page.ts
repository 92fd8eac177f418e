import { browserName } from "@/lib/browsers/browser-name";
import { defaultLocale, messagesFor } from "@/lib/messages";
import { dateTime, fill } from "@/lib/messages/format";
import { escapeHtml } from "@/lib/messages/html";
import type { Part, WrittenRow } from "./content";
import type { SectionName } from "./sections";

const LOCALE = defaultLocale;
const words = messagesFor(LOCALE);
const text = words.dataCopy;

type Column = keyof typeof text.columns;

/** What people look for; the other file of the copy has the rest. */
const columnsOf: Record<SectionName, Column[]> = {
  account: [
    "email",
    "name",
    "contactPhone",
    "timeZone",
    "role",
    "createdAt",
    "passwordChangedAt",
    "twoFactorSince",
    "eraseAt",
  ],
  devices: ["name", "userAgent", "country", "city", "firstSeenAt", "lastSeenAt", "trustedUntil"],
  sessions: ["userAgent", "address", "country", "city", "createdAt", "lastActiveAt", "endedAt"],
  authenticators: ["name", "createdAt", "lastUsedAt"],
  emailChanges: ["oldEmail", "newEmail", "createdAt", "confirmedAt"],
  codeChannels: ["to", "createdAt"],
  backupCodes: ["createdAt", "usedAt"],
  adminRequests: ["kind", "reason", "askedAt", "endedAt", "ending"],
  recoveryRequests: ["createdAt", "dueAt", "readyAt", "closedAt"],
  messages: ["subject", "recipient", "createdAt", "sentAt"],
  events: ["occurredAt", "type", "outcome", "userAgent", "address"],
};

/** A page to read by itself, offline: it loads nothing and runs nothing. */
export async function* writePage(parts: AsyncIterable<Part>, madeAt: Date): AsyncGenerator<string> {
  yield head(madeAt);
  let open: SectionName | undefined;
  for await (const { section, rows } of parts) {
    if (section !== open) {
      if (open) yield "</tbody></table></div></section>\n";
      open = section;
      yield sectionHead(section, rows.length === 0);
    }
    yield rows.map((row) => tableRow(section, row)).join("");
  }
  yield `${open ? "</tbody></table></div></section>" : ""}\n</main></body></html>\n`;
}

const STYLE = `:root{color-scheme:light dark}body{margin:0;font:16px/1.5 Geist,Inter,'Helvetica Neue',Arial,sans-serif}
main{max-width:1100px;margin:0 auto;padding:40px 16px}h1{font-size:25px}h2{font-size:20px;margin:40px 0 8px}
div{overflow-x:auto}table{border-collapse:collapse;font-size:14px}
th,td{padding:8px 16px 8px 0;border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent);text-align:left;vertical-align:top}
th{font-weight:550;white-space:nowrap}`;

function head(madeAt: Date): string {
  const title = escapeHtml(text.title);
  const about = fill(text.about, { time: moment(madeAt), json: "sallyport-data.json" });
  return `<!doctype html><html lang="${LOCALE}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1><p>${escapeHtml(about)}</p>\n`;
}

function sectionHead(section: SectionName, isEmpty: boolean): string {
  const names = columnsOf[section].map((column) => cell("th", text.columns[column]));
  const title = `<section><h2>${escapeHtml(text.sections[section])}</h2>`;
  const nothing = isEmpty ? `<p>${escapeHtml(text.nothing)}</p>` : "";
  const hidden = isEmpty ? " hidden" : "";
  return `${title}${nothing}<div><table${hidden}><thead><tr>${names.join("")}</tr></thead><tbody>\n`;
}

const tableRow = (section: SectionName, row: WrittenRow): string =>
  `<tr>${columnsOf[section].map((column) => cell("td", said(column, row[column]))).join("")}</tr>\n`;

const cell = (tag: "td" | "th", said: string): string =>
  `<${tag}${tag === "th" ? ' scope="col"' : ""}>${escapeHtml(said)}</${tag}>`;

function said(column: Column, value: unknown): string {
  if (value === null || value === undefined) return "–";
  const plain = String(value);
  if (/(At|Until|Since)$/.test(column)) return moment(new Date(plain));
  if (column === "userAgent") return browserName(plain, words.browser);
  const table = known[column];
  return table && Object.hasOwn(table, plain) ? (table[plain] ?? plain) : plain;
}

/** Words of the database that people have other words for. */
const known: Partial<Record<Column, Record<string, string>>> = {
  type: words.events,
  outcome: text.outcomes,
  role: text.roles,
  kind: words.adminRequests.kinds,
  ending: words.adminRequests.endings,
};

const moment = (at: Date): string => dateTime(at, { locale: LOCALE, timeZone: "UTC" });
