import { ActForm } from "@/components/admin/person/act-form";
import type { FormWords } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Facts } from "@/components/ui/facts";
import { TextLink } from "@/components/ui/link";
import { type Clock, Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { ListedRequest } from "@/lib/admin/requests/list-requests";
import type { Messages } from "@/lib/messages";
import { dateTime, fill } from "@/lib/messages/format";
import type { FormAction } from "@/lib/web/form-state";

type Words = Messages["adminRequests"];

export type AnswerActions = Record<"approve" | "refuse" | "withdraw", FormAction>;

type RequestCardProps = {
  request: ListedRequest;
  /** The page it stands on. */
  place: string;
  actions: AnswerActions;
  words: Words;
  formWords: FormWords;
  clock: Clock;
  /** Where the page is not this person's own. */
  withPerson?: boolean;
};

/** What was asked for, why, and what the admin who looks can answer. */
export function RequestCard(props: RequestCardProps) {
  const { request, place, actions, words, formWords, clock, withPerson } = props;
  const { id, kind, person, may, approvedAt, notBefore } = request;
  const canBeNow = notBefore <= clock.now;
  const answer = (action: keyof AnswerActions, said: keyof Words["answers"]) => (
    <ActForm
      about={{ requestId: id }}
      action={actions[action]}
      {...words.answers[said]}
      tone={action === "approve" ? "primary" : "danger"}
      place={`${place}#${id}`}
      reason={{ label: words.answerReason, hint: words.answerReasonHint }}
      formWords={formWords}
    />
  );
  return (
    <Panel id={id} title={fill(words.panel, { what: words.kinds[kind], name: person.name })}>
      <p className="mb-4">
        <Badge tone={approvedAt ? "good" : "warn"}>
          {approvedAt ? words.approved : words.waitsFor}
        </Badge>
      </p>
      <Facts facts={factsOf(request, { words, clock, withPerson })} />
      {!may && <p className="mt-4 text-14 text-ink-muted">{words.about}</p>}
      {may === "withdraw" && !approvedAt && (
        <p className="mt-4 text-14 text-ink-muted">{words.own}</p>
      )}
      {may && (
        <div className="mt-4 flex flex-wrap gap-2 max-sm:flex-col">
          {may === "withdraw" && answer("withdraw", "withdraw")}
          {may === "decide" &&
            !approvedAt &&
            answer("approve", canBeNow ? "approveNow" : "approve")}
          {may === "decide" && answer("refuse", "refuse")}
        </div>
      )}
    </Panel>
  );
}

type FactsProps = Pick<RequestCardProps, "words" | "clock" | "withPerson">;

function factsOf(request: ListedRequest, { words, clock, withPerson }: FactsProps) {
  const { person, askedBy, reason, askedAt, notBefore, expiresAt } = request;
  const { approvedAt, approvedBy, approvalReason } = request;
  const atOnce = approvedAt ? words.soon : words.fromNow;
  const time = notBefore > clock.now ? dateTime(notBefore, clock) : atOnce;
  const whose = {
    term: words.person,
    value: (
      <span className="wrap-anywhere">
        <TextLink href={`/admin/users/${person.id}`}>{person.email}</TextLink>
      </span>
    ),
  };
  const approval = approvedAt && {
    term: words.approved,
    value: (
      <>
        <Moment at={approvedAt} clock={clock} />
        <span className="block text-14 text-ink-muted wrap-anywhere">
          {fill(words.byAndWhy, { who: approvedBy ?? words.someone, reason: approvalReason ?? "" })}
        </span>
      </>
    ),
  };
  return [
    ...(withPerson ? [whose] : []),
    {
      term: words.asked,
      value: (
        <>
          <Moment at={askedAt} clock={clock} />
          <span className="block text-14 text-ink-muted wrap-anywhere">
            {fill(words.byAndWhy, { who: askedBy ?? words.someone, reason })}
          </span>
        </>
      ),
    },
    ...(approval ? [approval] : []),
    { term: words.time, value: time },
    { term: words.lapses, value: dateTime(expiresAt, clock) },
  ];
}
