import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/link";
import type { Clock } from "@/components/ui/moment";
import type { EventDetails } from "@/lib/audit/record";
import type { Messages } from "@/lib/messages";
import { dateTime, fill } from "@/lib/messages/format";
import type { LogRow } from "./log-row";

type Words = Messages["adminLog"]["details"];
type Value = EventDetails[string] | undefined;

type EventFactsProps = { row: LogRow; name: string; words: Messages["adminLog"]; clock: Clock };

/** All there is to know of an event; native, so that it opens without script. */
export function EventFacts({ row, name, words: { details: words }, clock }: EventFactsProps) {
  const { before, after, ...others } = row.details;
  const inUtc = { locale: clock.locale, timeZone: "UTC" };
  return (
    <details className="group min-w-0 md:open:col-span-full md:not-open:col-start-1 md:not-open:row-start-2">
      <summary className="-ml-1 inline-flex min-h-8 items-center gap-1 rounded-control text-accent pointer-coarse:min-h-11">
        <Icon name="next" className="transition-transform group-open:rotate-90" />
        {words.show}
        <span className="sr-only">
          : {fill(words.of, { event: name, date: dateTime(row.at, inUtc) })}
        </span>
      </summary>
      <div className="mt-2 space-y-4 rounded-control border border-line bg-surface px-4 py-4">
        {(before !== undefined || after !== undefined) && (
          <Changed before={before} after={after} words={words} />
        )}
        <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[9rem_minmax(0,1fr)]">
          <Fact term={words.reason} value={row.reason} />
          {Object.entries(others).map(([term, value]) => (
            <Fact key={term} term={term} value={inWords(value, words)} isCode />
          ))}
          <Fact term={words.at} value={row.at.toISOString()} isCode />
          <Fact term={words.actor} value={row.actor?.id} isCode />
          <Fact term={words.subject} value={row.subject?.id} isCode />
          <Fact term={words.session} value={row.sessionId} isCode />
          <Fact term={words.address} value={row.address} isCode />
          <Fact term={words.browser} value={row.userAgent} />
          <Fact term={words.request} value={row.requestId} isCode />
          <Fact term={words.id} value={row.id} isCode />
        </dl>
        <p className="flex flex-wrap gap-x-6 gap-y-2">
          {row.hrefs.request && <TextLink href={row.hrefs.request}>{words.sameRequest}</TextLink>}
          {row.hrefs.subject && <TextLink href={row.hrefs.subject}>{words.allOfPerson}</TextLink>}
          {row.hrefs.address && <TextLink href={row.hrefs.address}>{words.allFromHere}</TextLink>}
        </p>
      </div>
    </details>
  );
}

type FactProps = { term: string; value: string | null | undefined; isCode?: boolean };

function Fact({ term, value, isCode = false }: FactProps) {
  if (!value) return null;
  return (
    <div className="contents">
      <dt className="text-ink-muted wrap-anywhere max-sm:-mb-2">{term}</dt>
      <dd className={isCode ? "font-mono text-12/5 wrap-anywhere" : "wrap-anywhere"}>{value}</dd>
    </div>
  );
}

function Changed({ before, after, words }: { before: Value; after: Value; words: Words }) {
  const [old, fresh] = [partsOf(before), partsOf(after)];
  const fields = [...new Set([...Object.keys(old), ...Object.keys(fresh)])];
  return (
    <table className="w-full max-w-2xl table-fixed text-left">
      <caption className="mb-1 text-left font-strong">{words.changed}</caption>
      <thead>
        <tr className="text-12 text-ink-muted">
          {[words.field, words.before, words.after].map((label) => (
            <th key={label} scope="col" className="border-b border-line py-1 pr-4 font-regular">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => {
          const [one, other] = [inWords(old[field], words), inWords(fresh[field], words)];
          return (
            <tr key={field} className="align-top wrap-anywhere">
              <th scope="row" className="py-1.5 pr-4 font-mono text-12/5 font-regular">
                {field}
              </th>
              <td className="py-1.5 pr-4">{one}</td>
              <td className={one === other ? "py-1.5" : "py-1.5 font-strong"}>{other}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A change of one value is a change of what has no name of its own. */
const partsOf = (value: Value): Record<string, Value> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value : { "": value };

function inWords(value: Value, words: Words): string {
  if (value === undefined || value === null || value === "") return words.none;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.length > 0 ? value.join(", ") : words.none;
  if (typeof value !== "object") return String(value);
  return Object.entries(value)
    .map(([name, part]) => `${name}: ${inWords(part, words)}`)
    .join("; ");
}
