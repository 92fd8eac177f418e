import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";

type StaysOnPanelProps = { role: "USER" | "ADMIN"; words: Messages["twoFactor"]["staysOn"] };

/** In the place of turning it off, where a rule asks for two-factor. */
export function StaysOnPanel({ role, words }: StaysOnPanelProps) {
  return (
    <Panel title={words.title}>
      <p>{words[role]}</p>
    </Panel>
  );
}
