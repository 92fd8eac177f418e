import type { ReactNode } from "react";
import { Facts } from "@/components/ui/facts";
import { TextLink } from "@/components/ui/link";
import type { Clock } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { PageNotice } from "@/components/ui/page-notice";
import type { Messages } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import type { Rule } from "@/lib/rules/read-rules";
import { partsOf } from "./described";
import { LastChange } from "./last-change";

type RulePageProps = {
  rule: Rule;
  /** What it is until somebody changes it. */
  initial: object;
  notice: string | undefined;
  failures: Record<string, string>;
  words: Messages["adminPolicies"];
  clock: Clock;
  children: ReactNode;
};

/** How a rule is now, before what one can do about it. */
export function RulePage(props: RulePageProps) {
  const { rule, initial, notice, failures, words, clock, children } = props;
  const { title, why } = words.rules[rule.name];
  const byDefault = partsOf(rule.name, initial, words, clock.locale);
  const facts = partsOf(rule.name, rule.value, words, clock.locale).map(
    ({ name, label, text }) => ({
      term: label,
      value: (
        <>
          {text}{" "}
          <span className="block text-14 text-ink-muted">
            {fill(words.byDefault, {
              value: byDefault.find((part) => part.name === name)?.text ?? "",
            })}
          </span>
        </>
      ),
    }),
  );
  return (
    <div className="max-w-180">
      <p className="mb-4 text-14">
        <TextLink href="/admin/policies">{words.all}</TextLink>
      </p>
      <PageHeader title={title}>{why}</PageHeader>
      <div className="not-empty:mb-6">
        <PageNotice notice={notice} done={words.notices} failures={failures} />
      </div>
      <div className="mb-8">
        <Facts facts={facts} />
        <p className="mt-4 text-14 text-ink-muted">
          <LastChange rule={rule} words={words} clock={clock} />
        </p>
      </div>
      <div className="space-y-6">{children}</div>
    </div>
  );
}
