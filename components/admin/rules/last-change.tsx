import { type Clock, Moment } from "@/components/ui/moment";
import type { Messages } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import type { Rule } from "@/lib/rules/read-rules";

type LastChangeProps = { rule: Rule; words: Messages["adminPolicies"]; clock: Clock };

export function LastChange({ rule: { changed }, words, clock }: LastChangeProps) {
  if (!changed) return words.never;
  return (
    <>
      {changed.by ? (
        <span className="wrap-anywhere">{fill(words.changedBy, { name: changed.by })}</span>
      ) : (
        words.changedByNobody
      )}
      , <Moment at={changed.at} clock={clock} />
    </>
  );
}
