import { type SessionItem, SessionRow } from "@/components/account/sessions/session-row";
import type { Clock } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";
import { plural } from "@/lib/messages/format";
import { LongList } from "./long-list";

type SessionsPanelProps = {
  sessions: SessionItem[];
  words: Messages["adminPerson"]["sessions"];
  rowWords: Messages["sessions"];
  riskWords: Messages["risk"];
  clock: Clock;
};

export function SessionsPanel({ sessions, words, rowWords, ...common }: SessionsPanelProps) {
  const { locale } = common.clock;
  const note = sessions.length === 0 ? words.none : plural(locale, words.count, sessions.length);
  return (
    <Panel id="sessions" title={words.title} note={note}>
      <LongList
        items={sessions.map((session) => ({
          id: session.id,
          row: <SessionRow session={session} words={rowWords} {...common} />,
        }))}
        more={words.more}
        locale={locale}
      />
    </Panel>
  );
}
