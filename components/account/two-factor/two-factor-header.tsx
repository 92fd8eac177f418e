import { Badge, type BadgeTone } from "@/components/ui/badge";
import { type Clock, Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import type { TwoFactorState } from "@/lib/factors/status";
import type { Messages } from "@/lib/messages";

type TwoFactorHeaderProps = {
  state: TwoFactorState;
  enabledAt: Date | null;
  words: Messages["twoFactor"];
  clock: Clock;
};

const tones: Record<TwoFactorState, BadgeTone> = {
  DISABLED: "plain",
  SETUP_IN_PROGRESS: "warn",
  ENABLED: "good",
};

/** What is true now. Backup codes are printed without it. */
export function TwoFactorHeader({ state, enabledAt, words, clock }: TwoFactorHeaderProps) {
  return (
    <div className="in-[main:has([data-codes])]:print:hidden">
      <PageHeader title={words.title}>
        <p className="mt-2 mb-1.5 flex flex-wrap items-center gap-2">
          <Badge tone={tones[state]}>{words.states[state]}</Badge>
          {enabledAt && (
            <span className="text-14">
              {words.now.since} <Moment at={enabledAt} clock={clock} />
            </span>
          )}
        </p>
        <p>{words.now[state]}</p>
      </PageHeader>
    </div>
  );
}
