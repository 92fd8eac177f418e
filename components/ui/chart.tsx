import { classes } from "./classes";
import { TextLink } from "./link";

/** A day, or another stretch of time. */
export type Stretch = {
  /** As people write it. */
  label: string;
  /** Where it can be looked at by itself, and what is said of it when it is pointed at. */
  link?: { href: string; title: string };
};

export type ChartSeries = {
  label: string;
  /** A value for each stretch, oldest first; null where nobody counted. */
  values: (number | null)[];
  /** What stands beside its name: the newest value, unless this says another. */
  total?: number;
};

export type ChartWords = { asTable: string; none: string; notCounted: string };

type ChartProps = {
  stretches: Stretch[];
  /** What a stretch is, at the head of the table. */
  unit: string;
  /** Where the drawing begins and ends. */
  ends: [string, string];
  /** Stacked in this order, the first at the bottom; two at most, so that one hue is enough. */
  series: ChartSeries[];
  words: ChartWords;
  locale: string;
};

const HEIGHT = 100;
/** Of the room a stretch has. */
const BAR = 0.76;
/** The least that is seen of what is not nothing. */
const LEAST = 1.5;

const tones = [
  { bar: "fill-accent", sign: "bg-accent" },
  { bar: "fill-edge", sign: "bg-edge" },
];

/** Bars from zero, drawn where the page is made, with the same numbers as a table below. */
export function Chart({ stretches, unit, ends, series, words, locale }: ChartProps) {
  const number = new Intl.NumberFormat(locale);
  const counted = series.some(({ values }) => values.some((value) => value !== null));
  const most = Math.max(0, ...stretches.map((_, at) => sumOf(series, at)));
  const said = (value: number | null): string =>
    value === null ? words.notCounted : number.format(value);
  return (
    <div>
      <ul className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-14">
        {series.map(({ label, values, total }, index) => (
          <li key={label} className="flex items-center gap-2">
            <span
              aria-hidden="true"
              className={classes("size-2.5 shrink-0 rounded-full", toneOf(index).sign)}
            />
            <span className="text-ink-muted">{label}</span>{" "}
            <span className="font-strong tabular-nums">{said(total ?? values.at(-1) ?? null)}</span>
          </li>
        ))}
      </ul>
      <div aria-hidden="true">
        <div className="relative h-32 border-b border-edge">
          {most > 0 ? (
            <>
              <p className="absolute inset-x-0 top-0 border-b border-dashed border-line text-12 text-ink-muted tabular-nums">
                {number.format(most)}
              </p>
              <Bars stretches={stretches} series={series} most={most} />
            </>
          ) : (
            <p className="flex h-full items-center justify-center text-14 text-ink-muted">
              {counted ? words.none : words.notCounted}
            </p>
          )}
        </div>
        <p className="mt-1.5 flex justify-between gap-4 text-12 text-ink-muted">
          <span>{ends[0]}</span>
          <span className="text-right">{ends[1]}</span>
        </p>
      </div>
      <details className="mt-2">
        <summary className="inline-flex min-h-9 items-center rounded-control text-14 text-accent pointer-coarse:min-h-11">
          {words.asTable}
        </summary>
        <table className="mt-2 w-full text-14">
          <thead>
            <tr className="text-12 text-ink-muted">
              <th scope="col" className="py-1 pr-4 text-left font-regular">
                {unit}
              </th>
              {series.map(({ label }) => (
                <th key={label} scope="col" className="py-1 pl-4 text-right font-regular">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="tabular-nums">
            {stretches
              .map(({ label, link }, at) => ({ label, link, at }))
              // A link to nothing leads nowhere.
              .filter(({ link, at }) => !link || sumOf(series, at) > 0)
              .map(({ label, link, at }) => (
                <tr key={label}>
                  <th scope="row" className="border-t border-line py-1 text-left font-regular">
                    {link ? <TextLink href={link.href}>{label}</TextLink> : label}
                  </th>
                  {series.map(({ label, values }) => (
                    <td key={label} className="border-t border-line py-1 pl-4 text-right">
                      {said(values[at] ?? null)}
                    </td>
                  ))}
                </tr>
              ))
              .reverse()}
          </tbody>
        </table>
      </details>
    </div>
  );
}

type BarsProps = Pick<ChartProps, "stretches" | "series"> & { most: number };

/** A stretch that leads somewhere is pressed in all its height; the keyboard has the table for it. */
function Bars({ stretches, series, most }: BarsProps) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${stretches.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="absolute inset-x-0 bottom-0 h-28 w-full"
    >
      {series.map(({ label }, index) => (
        <path key={label} d={barsOf(series, index, most)} className={toneOf(index).bar} />
      ))}
      {stretches.map(
        ({ label, link }, at) =>
          link && (
            <a key={label} href={link.href} tabIndex={-1}>
              <title>{link.title}</title>
              <rect
                x={at}
                width={1}
                height={HEIGHT}
                className="fill-transparent hover:fill-ink/10"
              />
            </a>
          ),
      )}
    </svg>
  );
}

const toneOf = (index: number) => tones[index] ?? tones[0] ?? { bar: "", sign: "" };

const sumOf = (series: ChartSeries[], at: number): number =>
  series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0);

/** One path for all bars of a series: a page with many charts stays small. */
function barsOf(series: ChartSeries[], index: number, most: number): string {
  const below = series.slice(0, index);
  return (series[index]?.values ?? [])
    .flatMap((value, at) => {
      if (!value) return [];
      const height = Math.max(LEAST, (value / most) * HEIGHT);
      const bottom = HEIGHT - (sumOf(below, at) / most) * HEIGHT;
      const left = at + (1 - BAR) / 2;
      return `M${round(left)} ${round(bottom)}v${round(-height)}h${BAR}v${round(height)}z`;
    })
    .join("");
}

const round = (value: number): number => Math.round(value * 100) / 100;
