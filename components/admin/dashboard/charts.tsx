import { Chart, type ChartSeries } from "@/components/ui/chart";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";

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

type ChartsProps = { figures: Figures; days: string[]; words: Words; locale: string };

export function Charts({ figures, words, ...common }: ChartsProps) {
  return chartsOf(figures, words.charts).map(({ title, note, series }) => (
    <Panel key={title} title={title} note={note}>
      <Chart series={series} words={words.chart} {...common} />
    </Panel>
  ));
}

type ChartOf = { title: string; note: string; series: ChartSeries[] };

function chartsOf(figures: Figures, words: Words["charts"]): ChartOf[] {
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
    { ...unusual, series: [{ label: unusual.unusual, values: figures.unusual }] },
    { ...mail, series: [{ label: mail.sent, values: figures.mailSent }] },
  ];
}
