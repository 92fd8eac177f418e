import type { Metadata } from "next";
import NotFound, { metadata as notFoundMetadata } from "@/app/not-found";
import { AccountShell } from "@/components/account/account-shell";
import { ActsPanel } from "@/components/admin/person/acts-panel";
import { DevicesPanel } from "@/components/admin/person/devices-panel";
import { EventsPanel } from "@/components/admin/person/events-panel";
import { FactorsPanel } from "@/components/admin/person/factors-panel";
import { PersonHeader } from "@/components/admin/person/person-header";
import { SessionsPanel } from "@/components/admin/person/sessions-panel";
import { StatePanel } from "@/components/admin/person/state-panel";
import { RequestCard } from "@/components/admin/requests/request-card";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageNotice } from "@/components/ui/page-notice";
import { readPerson } from "@/lib/admin/read-person";
import { actOf } from "@/lib/admin/requests/kinds";
import { listOpenRequests } from "@/lib/admin/requests/list-requests";
import { newestEventsOf } from "@/lib/audit/person-events";
import { describeDevice } from "@/lib/browsers/describe-device";
import { listDevices } from "@/lib/devices/list";
import { messagesFor } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import { database } from "@/lib/platform/database";
import { listSessions } from "@/lib/sessions/list-sessions";
import { needsConfirmation } from "@/lib/step-up/fresh";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { notHere, requireAdmin } from "@/lib/web/session";
import { sessionItem } from "@/lib/web/session-item";
import { shellOf } from "@/lib/web/shell";
import { whence } from "@/lib/web/whence";
import { answers } from "../../requests/answers";
import { actions } from "./acts";
import { offeredActs } from "./offered-acts";
import { signsOf } from "./signs";

const words = messagesFor();
const text = words.adminPerson;

type PersonPageProps = { params: Promise<{ id: string }>; searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return (await requireAdmin()) ? { title: text.title } : notFoundMetadata;
}

export default async function PersonPage({ params, searchParams }: PersonPageProps) {
  const session = await requireAdmin();
  if (!session) return <NotFound />;
  const { id } = await params;
  const person = (await readPerson(database(), id)) ?? (await notHere());
  if (!person) return <NotFound />;
  const { notice } = await readQuery(searchParams);
  const clock = await readerClock();
  const asked = { userId: person.id, sessionId: session.sessionId };
  const [sessions, devices, events] = await Promise.all([
    listSessions(asked),
    listDevices(asked),
    newestEventsOf(database(), person.id),
  ]);
  const requests = await listOpenRequests(database(), session.userId, person.id);
  const isTrusting = devices.some(({ trustedUntil }) => trustedUntil !== null);
  const isOpen = sessions.length > 0 || isTrusting;

  return (
    <AccountShell {...(await shellOf(session))} current="people" width="full">
      <PersonHeader {...person} signs={signsOf(person)} words={text} />
      <div className="space-y-6">
        <PageNotice
          notice={notice}
          done={{ ...words.adminRequests.notices, ...text.notices }}
          failures={words.generalFailures}
        />
        {needsConfirmation(session) && (
          <Notice tone="info">
            {fill(text.confirmFirst, { minutes: session.proofMinutes })}{" "}
            <TextLink
              href={`/confirm?returnTo=${encodeURIComponent(`/admin/users/${person.id}?notice=confirmed`)}`}
            >
              {text.confirm}
            </TextLink>
          </Notice>
        )}
        {requests.map((request) => (
          <RequestCard
            key={request.id}
            request={request}
            place={`/admin/users/${person.id}`}
            actions={answers}
            words={words.adminRequests}
            formWords={words.form}
            clock={clock}
          />
        ))}
        <StatePanel person={person} words={text.state} clock={clock} />
        <ActsPanel
          personId={person.id}
          offered={offeredActs(person, {
            by: session.userId,
            isOpen,
            asked: requests.map(({ kind }) => actOf[kind]),
          })}
          actions={actions}
          isOwn={person.id === session.userId}
          words={text}
          formWords={words.form}
        />
        <SessionsPanel
          sessions={sessions.map((one) => ({
            ...sessionItem(one, clock.locale),
            deviceHref: null,
          }))}
          words={text.sessions}
          rowWords={words.sessions}
          riskWords={words.risk}
          clock={clock}
        />
        <DevicesPanel
          devices={devices.map((device) => ({
            ...device,
            ...describeDevice(device, words, clock.locale),
          }))}
          words={text.devices}
          rowWords={words.devices}
          clock={clock}
        />
        <FactorsPanel
          isOn={person.twoFactorSince !== null}
          authenticators={person.authenticators}
          email={person.mailsCodes ? person.email : null}
          phone={person.phone}
          backupCodesLeft={person.twoFactor.backupCodesLeft}
          words={text.factors}
          clock={clock}
        />
        <EventsPanel
          events={events.map((event) => ({ ...event, from: whence(event) }))}
          allHref={`/admin/audit?subject=${person.id}&period=quarter`}
          words={text.events}
          outcomes={words.activity.outcomes}
          names={words.adminEvents}
          clock={clock}
        />
      </div>
    </AccountShell>
  );
}
