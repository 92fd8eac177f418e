import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Facts } from "@/components/ui/facts";
import { TextLink } from "@/components/ui/link";
import { type Clock, Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";
import { fill, plural } from "@/lib/messages/format";
import { ActivityList, type ActivityRow } from "./activity-list";
import { CheckUp, type CheckUpItem } from "./check-up";
import { From, type SignInOrigin } from "./from";

type TwoFactorState = keyof Messages["overview"]["facts"]["twoFactorStates"];

export type OverviewProps = {
  words: Messages["overview"];
  activityWords: Messages["activity"];
  events: Messages["events"];
  clock: Clock;
  name: string;
  email: string;
  emailVerified: boolean;
  checkUp: CheckUpItem[];
  /** The sign-in before this one; null when there was none. */
  lastSignIn: { at: Date; from: SignInOrigin } | null;
  failedTriesSince: number;
  createdAt: Date;
  passwordChangedAt: Date | null;
  passwordCameOver: boolean;
  twoFactor: TwoFactorState;
  backupCodesLeft: number;
  sessionCount: number;
  activity: ActivityRow[];
};

const twoFactorTones: Record<TwoFactorState, BadgeTone> = {
  DISABLED: "plain",
  SETUP_IN_PROGRESS: "warn",
  ENABLED: "good",
};

export function Overview(props: OverviewProps) {
  const { words, activityWords, events, clock, checkUp, activity, ...account } = props;
  return (
    <>
      <PageHeader title={words.title}>{fill(words.signedInAs, { name: account.name })}</PageHeader>
      <div className="space-y-6">
        <CheckUp items={checkUp} words={words.checkUp} locale={clock.locale} />
        <SigningIn words={words.facts} clock={clock} {...account} />
        <Panel title={words.activity.title}>
          {activity.length === 0 ? (
            <p className="text-ink-muted">{words.activity.none}</p>
          ) : (
            <ActivityList rows={activity} words={activityWords} events={events} clock={clock} />
          )}
          <p className="mt-4 border-t border-line pt-4 text-14">
            <TextLink href="/account/activity">{words.activity.all}</TextLink>
          </p>
        </Panel>
      </div>
    </>
  );
}

type SigningInProps = Omit<
  OverviewProps,
  "words" | "activityWords" | "events" | "checkUp" | "activity"
> & {
  words: Messages["overview"]["facts"];
};

function SigningIn({ words, clock, ...account }: SigningInProps) {
  const { lastSignIn, failedTriesSince, twoFactor, sessionCount } = account;
  const { locale } = clock;
  return (
    <Panel title={words.title}>
      <Facts
        facts={[
          {
            term: words.lastSignIn,
            value: lastSignIn ? (
              <>
                <Moment at={lastSignIn.at} clock={clock} />
                <From origin={lastSignIn.from} />
              </>
            ) : (
              words.firstSignIn
            ),
          },
          {
            term: words.failedTries,
            value: failedTriesSince ? (
              <>
                <Badge tone="warn">{plural(locale, words.failedCount, failedTriesSince)}</Badge>{" "}
                <TextLink href="/account/activity?group=sign_in&outcome=failed">
                  {words.seeFailed}
                </TextLink>
              </>
            ) : (
              words.noFailedTries
            ),
          },
          {
            term: words.password,
            value: account.passwordCameOver ? (
              words.passwordCameOver
            ) : (
              <>
                {account.passwordChangedAt ? words.passwordChanged : words.passwordNeverChanged}{" "}
                <Moment at={account.passwordChangedAt ?? account.createdAt} clock={clock} />
              </>
            ),
          },
          {
            term: words.twoFactor,
            value: (
              <>
                <Badge tone={twoFactorTones[twoFactor]}>{words.twoFactorStates[twoFactor]}</Badge>{" "}
                {twoFactor === "ENABLED" &&
                  plural(locale, words.backupCodes, account.backupCodesLeft)}
              </>
            ),
          },
          {
            term: words.email,
            value: (
              <>
                <span className="wrap-anywhere">{account.email}</span>{" "}
                <Badge tone={account.emailVerified ? "good" : "warn"}>
                  {account.emailVerified ? words.verified : words.notVerified}
                </Badge>
              </>
            ),
          },
          {
            term: words.sessions,
            value: (
              <>
                {sessionCount > 1
                  ? plural(locale, words.sessionCount, sessionCount)
                  : words.onlyThis}{" "}
                <TextLink href="/account/sessions">{words.seeSessions}</TextLink>
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}
