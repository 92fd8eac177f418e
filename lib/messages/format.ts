export type Plural = { one: string; other: string };

type Values = Record<string, string | number>;

/** Puts values where a sentence has `{name}`. A name without a value stays visible, so that tests see it. */
export function fill(template: string, values: Values): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

/** The form of a sentence that fits the count, with `{count}` written the way the locale writes numbers. */
export function plural(locale: string, forms: Plural, count: number, values: Values = {}): string {
  const form = new Intl.PluralRules(locale).select(count) === "one" ? forms.one : forms.other;
  return fill(form, { count: new Intl.NumberFormat(locale).format(count), ...values });
}

const units = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

export function relativeTime(at: Date, { now, locale }: { now: Date; locale: string }): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  const count = unit === "second" ? 0 : Math.trunc(seconds / size);
  // "Yesterday" would depend on the calendar; "1 day ago" is true whatever the hour.
  const numeric = unit === "second" ? "auto" : "always";
  return formatter(relativeTimes, `${locale} ${numeric}`, () => {
    return new Intl.RelativeTimeFormat(locale, { numeric });
  }).format(count, unit);
}

/** With its time zone, so that it is right for whoever reads it. */
const exactly = {
  year: "numeric",
  month: "long",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
  timeZoneName: "short",
} as const;

export function dateTime(at: Date, { locale, timeZone }: { locale: string; timeZone: string }) {
  return formatter(dateTimes, `${locale} ${timeZone}`, () => {
    return new Intl.DateTimeFormat(locale, { ...exactly, timeZone });
  }).format(at);
}

/** Seconds to wait, as a person would say it: never shorter than the truth. */
export function duration(seconds: number, locale: string): string {
  const [unit, size] =
    seconds >= 5_400
      ? (["hour", 3_600] as const)
      : seconds > 90
        ? (["minute", 60] as const)
        : (["second", 1] as const);
  const options = { style: "unit", unit, unitDisplay: "long" } as const;
  return new Intl.NumberFormat(locale, options).format(Math.max(1, Math.ceil(seconds / size)));
}

// Intl formatters are costly to make and cheap to use.
const relativeTimes = new Map<string, Intl.RelativeTimeFormat>();
const dateTimes = new Map<string, Intl.DateTimeFormat>();

function formatter<Made>(made: Map<string, Made>, key: string, make: () => Made): Made {
  const known = made.get(key) ?? make();
  made.set(key, known);
  return known;
}
