import type { Metadata } from "next";
import NotFound, { metadata as notFoundMetadata } from "@/app/not-found";
import { AccountShell } from "@/components/account/account-shell";
import { People } from "@/components/admin/people/people";
import { PageNotice } from "@/components/ui/page-notice";
import { messagesFor } from "@/lib/messages";
import { fill, plural } from "@/lib/messages/format";
import { type Count, findPeople } from "@/lib/people/find-people";
import { statesOf } from "@/lib/people/person-states";
import { readPeopleChoice } from "@/lib/people/schema";
import { searchWords } from "@/lib/people/search";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { requireAdmin } from "@/lib/web/session";
import { shellOf } from "@/lib/web/shell";
import { hrefOf, narrowingsOf, peoplePath } from "./choice";

const words = messagesFor();
const text = words.people;

export async function generateMetadata(): Promise<Metadata> {
  return (await requireAdmin()) ? { title: text.title } : notFoundMetadata;
}

export default async function PeoplePage({ searchParams }: { searchParams: SearchParams }) {
  const session = await requireAdmin();
  if (!session) return <NotFound />;
  const query = await readQuery(searchParams);
  const choice = readPeopleChoice(query);
  const { order: _, ...filter } = choice;
  const isNarrowed = Object.keys(filter).length > 0;
  const { people, count, isInOrder, nextCursor } = await findPeople(choice, query.cursor);
  const clock = await readerClock();
  return (
    <AccountShell {...(await shellOf(session))} current="people" width="full">
      <People
        words={text}
        clock={clock}
        path={peoplePath}
        typed={choice.q ?? ""}
        narrowings={narrowingsOf(choice, text.form)}
        isNarrowed={isNarrowed}
        count={[
          countInWords(count, isNarrowed, clock.locale),
          ...(isInOrder ? [] : [text.tooManyToOrder]),
        ].join(" ")}
        rows={people.map((person) => ({
          id: person.id,
          name: person.name,
          email: person.email,
          isAdmin: person.role === "ADMIN",
          states: statesOf(person),
          hasTwoFactor: person.twoFactorSince !== null,
          lastSeenAt: person.lastSeenAt,
          createdAt: person.createdAt,
        }))}
        emptyHint={searchWords(choice.q ?? "") ? text.nothingFoundHint : text.onlySigns}
        saved={filter}
        firstHref={query.cursor && hrefOf(choice)}
        nextHref={nextCursor ? hrefOf(choice, nextCursor) : undefined}
      >
        <PageNotice notice={query.notice} done={text.notices} failures={words.generalFailures} />
      </People>
    </AccountShell>
  );
}

function countInWords({ people, isMore }: Count, isNarrowed: boolean, locale: string): string {
  const count = new Intl.NumberFormat(locale).format(people);
  if (isMore) return fill(isNarrowed ? text.foundMore : text.allMore, { count });
  return plural(locale, isNarrowed ? text.found : text.all, people);
}
