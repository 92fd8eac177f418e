import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";

type DownloadPanelProps = {
  action: string;
  typed: Record<string, string>;
  words: Messages["adminLog"]["download"];
};

/** Posted, and not a link: a download leaves a line in the log. */
export function DownloadPanel({ action, typed, words }: DownloadPanelProps) {
  return (
    <Panel title={words.title} note={words.note}>
      <form action={action} method="post" className="flex flex-wrap gap-3">
        {Object.entries(typed).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {(["csv", "jsonl"] as const).map((format) => (
          <Button key={format} name="format" value={format} tone="secondary" size="small">
            {words[format]}
          </Button>
        ))}
      </form>
    </Panel>
  );
}
