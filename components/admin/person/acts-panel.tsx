import type { FormWords } from "@/components/ui/action-form";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";
import type { FormAction } from "@/lib/web/form-state";
import { ActForm } from "./act-form";

type Words = Messages["adminPerson"]["acts"];

export type ActName = keyof Words["each"];

type ActsPanelProps = {
  personId: string;
  /** Those that apply to the person as they are now. */
  offered: ActName[];
  actions: Record<ActName, FormAction>;
  isOwn: boolean;
  words: Messages["adminPerson"];
  formWords: FormWords;
};

const id = "acts";

/** What takes something from the person, rather than giving it back. */
const grave: ActName[] = [
  "requirePasswordReset",
  "resetTwoFactor",
  "endAllSessions",
  "disableAccount",
  "removeAdmin",
];

export function ActsPanel({ personId, offered, actions, isOwn, words, formWords }: ActsPanelProps) {
  const { acts } = words;
  return (
    <Panel id={id} title={acts.title} note={acts.note}>
      {isOwn && <p className="mb-3 text-14">{words.own}</p>}
      <div className="flex flex-wrap gap-2 max-sm:flex-col">
        {offered.map((name) => (
          <ActForm
            key={name}
            about={{ personId }}
            action={actions[name]}
            {...acts.each[name]}
            tone={grave.includes(name) ? "danger" : "primary"}
            place={`/admin/users/${personId}#${id}`}
            reason={{ label: acts.reason, hint: acts.reasonHint }}
            formWords={formWords}
          />
        ))}
      </div>
    </Panel>
  );
}
