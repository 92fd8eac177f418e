import { classes } from "./classes";

export type ChartSeries = {
  label: string;
  /** A value for each day, oldest first; null where nobody counted. */
  values: (number | null)[];
};

export type ChartWords = { asTable: string; day: string; none: string; notCounted: string };

type ChartProps = {
  /** The days, as people write them. */
  days: string[];
  /** Stacked in this order, the first at the bottom; two at most, so that one hue is enough. */
  series: ChartSeries[];
  words: ChartWords;
  locale: string;
};

const HEIGHT = 100;
/** Of the room a day has. */
const BAR = 0.76;
/** The least that is seen of what is not nothing. */
const LEAST = 1.5;

const tones = [
  { bar: "fill-accent", sign: "bg-accent" },
  { bar: "fill-edge", sign: "bg-edge" },
];

/** Bars from zero, drawn where the page is made, with the same numbers as a table below. */
export function Chart({ days, series, words, locale }: ChartProps) {
  const number = new Intl.NumberFormat(locale);
  const counted = series.some(({ values }) => values.some((value) => value !== null));
  const most = Math.max(0, ...days.map((_, day) => sumOf(series, day)));
  const empty = counted ? words.none : words.notCounted;
  return (
    <div>
      <ul className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-14">
        {series.map(({ label, values }, index) => (
          <li key={label} className="flex items-center gap-2">
            <span
              aria-hidden="true"
              className={classes("size-2.5 shrink-0 rounded-full", toneOf(index).sign)}
            />
            <span className="text-ink-muted">{label}</span>
            <span className="font-strong tabular-nums">{said(values.at(-1) ?? null)}</span>
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
              <svg
                aria-hidden="true"
                viewBox={`0 0 ${days.length} ${HEIGHT}`}
                preserveAspectRatio="none"
                className="absolute inset-x-0 bottom-0 h-28 w-full"
              >
                {series.map(({ label }, index) => (
                  <path key={label} d={barsOf(series, index, most)} className={toneOf(index).bar} />
                ))}
              </svg>
            </>
          ) : (
            <p className="flex h-full items-center justify-center text-14 text-ink-muted">
              {empty}
            </p>
          )}
        </div>
        <p className="mt-1.5 flex justify-between gap-4 text-12 text-ink-muted">
          <span>{days[0]}</span>
          <span>{days.at(-1)}</span>
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
                {words.day}
              </th>
              {series.map(({ label }) => (
                <th key={label} scope="col" className="py-1 pl-4 text-right font-regular">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="tabular-nums">
            {days
              .map((day, index) => (
                <tr key={day}>
                  <th scope="row" className="border-t border-line py-1 text-left font-regular">
                    {day}
                  </th>
                  {series.map(({ label, values }) => (
                    <td key={label} className="border-t border-line py-1 pl-4 text-right">
                      {said(values[index] ?? null)}
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

  function said(value: number | null): string {
    return value === null ? words.notCounted : number.format(value);
  }
}

const toneOf = (index: number) => tones[index] ?? tones[0] ?? { bar: "", sign: "" };

const sumOf = (series: ChartSeries[], day: number): number =>
  series.reduce((sum, { values }) => sum + (values[day] ?? 0), 0);

/** One path for all bars of a series: a page with many charts stays small. */
function barsOf(series: ChartSeries[], index: number, most: number): string {
  const below = series.slice(0, index);
  return (series[index]?.values ?? [])
    .flatMap((value, day) => {
      if (!value) return [];
      const height = Math.max(LEAST, (value / most) * HEIGHT);
      const bottom = HEIGHT - (sumOf(below, day) / most) * HEIGHT;
      const left = day + (1 - BAR) / 2;
      return `M${round(left)} ${round(bottom)}v${round(-height)}h${BAR}v${round(height)}z`;
    })
    .join("");
}

const round = (value: number): number => Math.round(value * 100) / 100;
