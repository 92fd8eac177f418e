import { Badge, type BadgeTone } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/link";
import { type Clock, Moment } from "@/components/ui/moment";
import { Cell, Table } from "@/components/ui/table";
import type { ListedRequest } from "@/lib/admin/requests/list-requests";
import type { Messages } from "@/lib/messages";
import { fill } from "@/lib/messages/format";

type Words = Messages["adminRequests"];

type EndedRequestsProps = { requests: ListedRequest[]; words: Words; clock: Clock };

const tones: Record<keyof Words["endings"], BadgeTone> = {
  CARRIED_OUT: "good",
  STOPPED: "bad",
  REFUSED: "warn",
  WITHDRAWN: "plain",
  LAPSED: "plain",
  DROPPED: "plain",
};

export function EndedRequests({ requests, words, clock }: EndedRequestsProps) {
  const { columns } = words;
  return (
    <Table
      columns={[
        { label: columns.what },
        { label: columns.ending },
        { label: columns.when, onlyWide: true },
      ]}
    >
      {requests.map((request) => (
        <EndedRow key={request.id} request={request} words={words} clock={clock} />
      ))}
    </Table>
  );
}

type EndedRowProps = { request: ListedRequest; words: Words; clock: Clock };

function EndedRow({ request, words, clock }: EndedRowProps) {
  const { kind, person, ending, endedAt, endReason, endedBy, reason } = request;
  const asked = fill(words.byAndWhy, { who: request.askedBy ?? words.someone, reason });
  const approved =
    request.approvedAt &&
    fill(words.approvedByAndWhy, {
      who: request.approvedBy ?? words.someone,
      reason: request.approvalReason ?? "",
    });
  const when = endedAt && <Moment at={endedAt} clock={clock} />;
  return (
    <tr>
      <Cell>
        <p className="font-strong">{words.kinds[kind]}</p>
        <p className="wrap-anywhere">
          <TextLink href={`/admin/users/${person.id}`}>{person.email}</TextLink>
        </p>
        <p className="text-ink-muted wrap-anywhere">{asked}</p>
        {approved && <p className="text-ink-muted wrap-anywhere">{approved}</p>}
      </Cell>
      <Cell>
        {ending && <Badge tone={tones[ending]}>{words.endings[ending]}</Badge>}
        {endReason && (
          <p className="mt-1 text-ink-muted wrap-anywhere">
            {fill(words.byAndWhy, { who: endedBy ?? words.someone, reason: endReason })}
          </p>
        )}
        <p className="mt-1 text-ink-muted md:hidden">{when}</p>
      </Cell>
      <Cell onlyWide>
        <span className="text-ink-muted">{when}</span>
      </Cell>
    </tr>
  );
}
