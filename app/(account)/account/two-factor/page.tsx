import type { Metadata } from "next";
import { AccountShell } from "@/components/account/account-shell";
import { RequiredBanner } from "@/components/account/required-banner";
import { AuthenticatorsPanel } from "@/components/account/two-factor/authenticators-panel";
import { BackupCodesPanel } from "@/components/account/two-factor/backup-codes-panel";
import { SentCodesPanel } from "@/components/account/two-factor/sent-codes-panel";
import { SetupFlow } from "@/components/account/two-factor/setup-flow";
import { StaysOnPanel } from "@/components/account/two-factor/stays-on-panel";
import { TurnOffPanel } from "@/components/account/two-factor/turn-off-panel";
import { TwoFactorHeader } from "@/components/account/two-factor/two-factor-header";
import { TwoFactorPanels } from "@/components/account/two-factor/two-factor-panels";
import { PageNotice } from "@/components/ui/page-notice";
import { twoFactorStatus } from "@/lib/factors/status";
import { listAuthenticators } from "@/lib/factors/totp/list";
import { messagesFor } from "@/lib/messages";
import { database } from "@/lib/platform/database";
import { mustEnrol } from "@/lib/policies/must-enrol";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { hasFreshFactor } from "@/lib/step-up/fresh";
import { pendingSetup } from "@/lib/two-factor/begin-setup";
import { mayTurnOff } from "@/lib/two-factor/may-turn-off";
import { ownCodeChannels } from "@/lib/two-factor/own-code-channels";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { requireEnrolling } from "@/lib/web/session";
import { shellOf } from "@/lib/web/shell";
import * as actions from "./actions";

const words = messagesFor();
const text = words.twoFactor;

export const metadata: Metadata = { title: text.title };

export default async function TwoFactorPage({ searchParams }: { searchParams: SearchParams }) {
  const session = await requireEnrolling();
  const { notice } = await readQuery(searchParams);
  const status = await twoFactorStatus(database(), session.userId);
  const isOn = status.state === "ENABLED";
  const closed = whatIsClosed(session);
  const clock = await readerClock();
  const common = { words: text, formWords: words.form, clock };
  const channels = isOn ? await ownCodeChannels(database(), session) : null;
  const proof = { asksCode: !hasFreshFactor(session), passwordWords: words.password };

  return (
    <AccountShell {...(await shellOf(session))} current="twoFactor">
      <TwoFactorHeader {...status} words={text} clock={clock} />
      <TwoFactorPanels>
        {closed && <RequiredBanner words={closed} />}
        <PageNotice notice={notice} done={text.notices} failures={words.generalFailures} />
        <SetupFlow
          key="setup"
          {...common}
          pending={await pendingSetup(database(), session)}
          begin={actions.beginAction}
          confirm={actions.confirmAction}
          cancel={actions.cancelAction}
          isFirst={!isOn}
          email={session.email}
        />
        {isOn && (
          <>
            <AuthenticatorsPanel
              {...common}
              authenticators={await listAuthenticators(database(), session.userId)}
              begin={actions.beginAction}
              remove={actions.removeAction}
              test={actions.testAction}
            />
            {channels && (
              <SentCodesPanel
                {...common}
                email={{
                  ...channels.email,
                  to: session.email,
                  turnOn: actions.emailCodesOnAction,
                  turnOff: actions.emailCodesOffAction,
                }}
                sms={{
                  ...channels.sms,
                  begin: actions.beginPhoneAction,
                  confirm: actions.confirmPhoneAction,
                  cancel: actions.cancelPhoneAction,
                  remove: actions.removePhoneAction,
                }}
              />
            )}
            <BackupCodesPanel
              {...common}
              {...proof}
              left={status.backupCodesLeft}
              regenerate={actions.regenerateAction}
              drill={actions.checkBackupCodeAction}
              email={session.email}
              locale={clock.locale}
            />
            {(await mayTurnOff(database(), session)) ? (
              <TurnOffPanel {...common} {...proof} action={actions.turnOffAction} />
            ) : (
              <StaysOnPanel role={session.role} words={text.staysOn} />
            )}
          </>
        )}
      </TwoFactorPanels>
    </AccountShell>
  );
}

/** Words for what stays closed to this account until two-factor is on. */
function whatIsClosed(session: Authenticated) {
  if (mustEnrol(session)) return text.required;
  const isAdmin = session.role === "ADMIN";
  return isAdmin && !session.twoFactorSince ? text.requiredOfAdmins : null;
}
