import type { Metadata } from "next";
import { AccountShell } from "@/components/account/account-shell";
import { AboutYouPanel } from "@/components/account/profile/about-you-panel";
import { ContactPhonePanel } from "@/components/account/profile/contact-phone-panel";
import { EmailPanel } from "@/components/account/profile/email-panel";
import { PageHeader } from "@/components/ui/page-header";
import { PageNotice } from "@/components/ui/page-notice";
import { pendingChange } from "@/lib/email-change/pending-change";
import { messagesFor } from "@/lib/messages";
import { dateTime } from "@/lib/messages/format";
import { database } from "@/lib/platform/database";
import { profileOf } from "@/lib/profile/read-profile";
import { themes } from "@/lib/profile/schema";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { requireSession } from "@/lib/web/session";
import { shellOf } from "@/lib/web/shell";
import {
  changeEmailAction,
  removePhoneAction,
  savePhoneAction,
  saveProfileAction,
  takeBackAction,
} from "./actions";
import { languageChoices, timeZoneChoices } from "./choices";

const words = messagesFor();
const text = words.profile;

export const metadata: Metadata = { title: text.title };

export default async function ProfilePage({ searchParams }: { searchParams: SearchParams }) {
  const { notice } = await readQuery(searchParams);
  const session = await requireSession();
  const { contactPhone, timeZone, ...profile } = profileOf(session.userId, session);
  const pending = await pendingChange(database(), session);
  const clock = await readerClock();
  return (
    <AccountShell {...(await shellOf(session))} current="profile">
      <PageHeader title={text.title}>{text.intro}</PageHeader>
      <div className="not-empty:mb-6">
        <PageNotice
          notice={notice}
          done={text.notices}
          failures={{ ...words.failures, NOT_FOUND: text.nothingPending }}
        />
      </div>
      <div className="space-y-6">
        <AboutYouPanel
          action={saveProfileAction}
          profile={{ ...profile, timeZone: timeZone ?? "" }}
          choices={{
            languages: languageChoices(),
            timeZones: timeZoneChoices(timeZone, text.about.browserTimeZone),
            themes: themes.map((value) => ({ value, label: text.about.themes[value] })),
          }}
          words={text.about}
          formWords={words.form}
        />
        <EmailPanel
          // What was typed goes with the change it was typed for.
          key={pending?.expiresAt.getTime()}
          email={session.email}
          pending={pending && { email: pending.email, until: dateTime(pending.expiresAt, clock) }}
          change={changeEmailAction}
          takeBack={takeBackAction}
          words={text.email}
          formWords={words.form}
        />
        <ContactPhonePanel
          key={contactPhone}
          phone={contactPhone}
          save={savePhoneAction}
          remove={removePhoneAction}
          words={text.phone}
          formWords={words.form}
        />
      </div>
    </AccountShell>
  );
}
