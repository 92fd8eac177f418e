import { Chart, type ChartWords } from "@/components/ui/chart";
import type { Clock } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";
import { dateTime, fill, plural } from "@/lib/messages/format";

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
  words: Messages["adminLog"]["chart"];
  chartWords: ChartWords;
  locale: Clock["locale"];
};

/** Each bar leads to its stretch of time. */
export function LogChart(props: LogChartProps) {
  const { bars, succeeded, unsuccessful, since, words, chartWords, locale } = props;
  const said = (at: Date | undefined) => (at ? dateTime(at, { locale, timeZone: "UTC" }) : "");
  return (
    <Panel title={words.title}>
      {since && (
        <div className="mb-4">
          <Notice tone="info">{fill(words.since, { date: said(since) })}</Notice>
        </div>
      )}
      <Chart
        stretches={bars.map((bar) => ({
          label: said(bar.from),
          link: {
            href: bar.href,
            title: fill(words.bar, {
              from: said(bar.from),
              until: said(bar.until),
              succeeded: plural(locale, words.succeeded, bar.succeeded),
              unsuccessful: plural(locale, words.unsuccessful, bar.unsuccessful),
            }),
          },
        }))}
        unit={words.columns.from}
        ends={[said(bars[0]?.from), said(bars.at(-1)?.until)]}
        series={[
          {
            label: words.columns.succeeded,
            values: bars.map((bar) => bar.succeeded),
            total: succeeded,
          },
          {
            label: words.columns.unsuccessful,
            values: bars.map((bar) => bar.unsuccessful),
            total: unsuccessful,
          },
        ]}
        words={chartWords}
        locale={locale}
      />
    </Panel>
  );
}
