import type { ReactNode } from "react";
import { Chart, type ChartSeries, type ChartWords } from "@/components/ui/chart";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";
import { type CountedReason, Reasons } from "./reasons";

type Words = Messages["dashboard"];
type Values = ChartSeries["values"];

export type Figures = {
  twoFactor: Values;
  withoutTwoFactor: Values;
  newPeople: Values;
  signIns: Values;
  failures: Values;
  lockouts: Values;
  sessions: Values;
  unusual: Values;
  mailSent: Values;
};

type ChartsProps = {
  figures: Figures & { reasons: CountedReason[] };
  days: string[];
  words: Words;
  chartWords: ChartWords;
  locale: string;
};

export function Charts({ figures, words, chartWords, days, locale }: ChartsProps) {
  const reasons = <Reasons reasons={figures.reasons} words={words.reasons} locale={locale} />;
  return chartsOf(figures, words.charts, reasons).map(({ title, note, series, below }) => (
    <Panel key={title} title={title} note={note}>
      <Chart
        stretches={days.map((label) => ({ label }))}
        unit={words.day}
        ends={[days[0] ?? "", days.at(-1) ?? ""]}
        series={series}
        words={chartWords}
        locale={locale}
      />
      {below}
    </Panel>
  ));
}

type ChartOf = { title: string; note: string; series: ChartSeries[]; below?: ReactNode };

function chartsOf(figures: Figures, words: Words["charts"], reasons: ReactNode): ChartOf[] {
  const { twoFactor, people, signIns, lockouts, sessions, unusual, mail } = words;
  return [
    {
      ...signIns,
      series: [
        { label: signIns.done, values: figures.signIns },
        { label: signIns.failed, values: figures.failures },
      ],
    },
    {
      ...twoFactor,
      series: [
        { label: twoFactor.with, values: figures.twoFactor },
        { label: twoFactor.without, values: figures.withoutTwoFactor },
      ],
    },
    { ...people, series: [{ label: people.new, values: figures.newPeople }] },
    { ...sessions, series: [{ label: sessions.live, values: figures.sessions }] },
    { ...lockouts, series: [{ label: lockouts.locked, values: figures.lockouts }] },
    {
      ...unusual,
      series: [{ label: unusual.unusual, values: figures.unusual }],
      below: reasons,
    },
    { ...mail, series: [{ label: mail.sent, values: figures.mailSent }] },
  ];
}
