import { TextLink } from "@/components/ui/link";
import type { Clock } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";
import { dateTime, fill, plural } from "@/lib/messages/format";

type Words = Messages["adminLog"]["chart"];

export type Bar = {
  from: Date;
  until: Date;
  succeeded: number;
  unsuccessful: number;
  /** The log of this stretch alone. */
  href: string;
};

type LogChartProps = {
  bars: Bar[];
  succeeded: number;
  unsuccessful: number;
  /** Where not all of the period is counted. */
  since: Date | null;
  words: Words;
  locale: Clock["locale"];
};

/** Of the drawing, which stretches to the width there is. */
const HEIGHT = 100;
const WIDTH = 10;
const GAP = 1.5;

/** Each bar leads to its stretch of time. Whoever cannot see or point at them has the same as a table. */
export function LogChart({ bars, since, words, locale, ...sums }: LogChartProps) {
  const inUtc = { locale, timeZone: "UTC" };
  const highest = Math.max(...bars.map(({ succeeded, unsuccessful }) => succeeded + unsuccessful));
  const [first, last] = [bars[0], bars.at(-1)];
  const count = (forms: Words["succeeded"], value: number) => plural(locale, forms, value);
  return (
    <Panel title={words.title}>
      <p className="flex flex-wrap gap-x-5 gap-y-1 text-14">
        <Key className="bg-accent" label={count(words.succeeded, sums.succeeded)} />
        <Key className="bg-bad" label={count(words.unsuccessful, sums.unsuccessful)} />
        <span className="ml-auto text-ink-muted">
          {plural(locale, { one: words.most, other: words.most }, highest)}
        </span>
      </p>
      {since && (
        <div className="mt-3">
          <Notice tone="info">{fill(words.since, { date: dateTime(since, inUtc) })}</Notice>
        </div>
      )}
      <svg
        viewBox={`0 0 ${bars.length * WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="mt-4 h-36 w-full border-b border-edge"
        aria-hidden="true"
      >
        {bars.map((bar, index) => (
          <Column key={bar.href} bar={bar} left={index * WIDTH} highest={highest}>
            {fill(words.bar, {
              from: dateTime(bar.from, inUtc),
              until: dateTime(bar.until, inUtc),
              succeeded: count(words.succeeded, bar.succeeded),
              unsuccessful: count(words.unsuccessful, bar.unsuccessful),
            })}
          </Column>
        ))}
      </svg>
      {first && last && (
        <p className="mt-1 flex justify-between gap-6 text-12 text-ink-muted" aria-hidden="true">
          <span>{dateTime(first.from, inUtc)}</span>
          <span className="text-right">{dateTime(last.until, inUtc)}</span>
        </p>
      )}
      <BarTable bars={bars} words={words} locale={locale} />
    </Panel>
  );
}

function Key({ className, label }: { className: string; label: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      <span className={`size-2.5 rounded-full ${className}`} />
      {label}
    </span>
  );
}

type ColumnProps = { bar: Bar; left: number; highest: number; children: string };

/** Done below, the rest on top of it; all of the column's height can be pressed. */
function Column({ bar, left, highest, children }: ColumnProps) {
  const height = (value: number) => (value / Math.max(highest, 1)) * HEIGHT;
  const [below, above] = [height(bar.succeeded), height(bar.unsuccessful)];
  const place = { x: left + GAP / 2, width: WIDTH - GAP };
  return (
    <a href={bar.href} tabIndex={-1} className="group/bar">
      <title>{children}</title>
      <rect
        x={left}
        y={0}
        width={WIDTH}
        height={HEIGHT}
        className="fill-transparent group-hover/bar:fill-surface-sunken"
      />
      <rect {...place} y={HEIGHT - below} height={below} className="fill-accent" />
      <rect {...place} y={HEIGHT - below - above} height={above} className="fill-bad" />
    </a>
  );
}

function BarTable({ bars, words, locale }: Pick<LogChartProps, "bars" | "words" | "locale">) {
  const { columns } = words;
  const numbers = new Intl.NumberFormat(locale);
  return (
    <details className="mt-3 text-14">
      <summary className="inline-flex min-h-8 items-center text-accent pointer-coarse:min-h-11">
        {words.asTable}
      </summary>
      <table className="mt-2 w-full max-w-xl text-left tabular-nums">
        <thead>
          <tr className="text-12 text-ink-muted">
            <th scope="col" className="py-1 pr-4 font-regular">
              {columns.from}
            </th>
            <th scope="col" className="py-1 pr-4 text-right font-regular">
              {columns.succeeded}
            </th>
            <th scope="col" className="py-1 text-right font-regular">
              {columns.unsuccessful}
            </th>
          </tr>
        </thead>
        <tbody>
          {bars
            .filter(({ succeeded, unsuccessful }) => succeeded + unsuccessful > 0)
            .map((bar) => (
              <tr key={bar.href}>
                <th scope="row" className="py-1 pr-4 font-regular">
                  <TextLink href={bar.href}>
                    {dateTime(bar.from, { locale, timeZone: "UTC" })}
                  </TextLink>
                </th>
                <td className="py-1 pr-4 text-right">{numbers.format(bar.succeeded)}</td>
                <td className="py-1 text-right">{numbers.format(bar.unsuccessful)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  );
}
