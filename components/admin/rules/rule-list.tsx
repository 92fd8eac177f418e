import { Facts } from "@/components/ui/facts";
import { LinkButton } from "@/components/ui/link";
import type { Clock } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";
import type { Rule } from "@/lib/rules/read-rules";
import { partsOf } from "./described";
import { LastChange } from "./last-change";

type RuleListProps = { rules: Rule[]; words: Messages["adminPolicies"]; clock: Clock };

/** Every rule: why there is one, how it is, and who made it so. */
export function RuleList({ rules, words, clock }: RuleListProps) {
  return (
    <>
      <PageHeader title={words.title}>{words.intro}</PageHeader>
      <div className="grid gap-6 xl:grid-cols-2">
        {rules.map((rule) => (
          <RulePanel key={rule.name} rule={rule} words={words} clock={clock} />
        ))}
      </div>
    </>
  );
}

function RulePanel({ rule, words, clock }: { rule: Rule } & Omit<RuleListProps, "rules">) {
  const { title, why } = words.rules[rule.name];
  const parts = partsOf(rule.name, rule.value, words, clock.locale);
  return (
    <Panel id={rule.name} title={title} note={why}>
      <Facts facts={parts.map(({ label, text }) => ({ term: label, value: text }))} />
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <p className="text-14 text-ink-muted">
          <LastChange rule={rule} words={words} clock={clock} />
        </p>
        <LinkButton href={`/admin/policies/${rule.name}`} tone="secondary" size="small">
          {words.open} <span className="sr-only">{title}</span>
        </LinkButton>
      </div>
    </Panel>
  );
}
