import type { Metadata } from "next";
import { headers } from "next/headers";
import NotFound, { metadata as notFoundMetadata } from "@/app/not-found";
import { AccountShell } from "@/components/account/account-shell";
import { fieldsOf } from "@/components/admin/rules/described";
import { HistoryPanel } from "@/components/admin/rules/history-panel";
import { PreviewPanel } from "@/components/admin/rules/preview-panel";
import { RuleForm } from "@/components/admin/rules/rule-form";
import { RulePage } from "@/components/admin/rules/rule-page";
import { messagesFor } from "@/lib/messages";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { policies } from "@/lib/policies/catalogue";
import { previewRule } from "@/lib/rules/preview-rule";
import { readRules } from "@/lib/rules/read-rules";
import { ruleHistory } from "@/lib/rules/rule-history";
import { isRule, ruleChangeSchema } from "@/lib/rules/schema";
import { requestIdOf } from "@/lib/web/names";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { requireAdmin } from "@/lib/web/session";
import { shellOf } from "@/lib/web/shell";
import { answerWith } from "@/lib/web/status-override";
import { changeRuleAction } from "../actions";
import { typedIn } from "../paths";

type RouteParams = { params: Promise<{ rule: string }>; searchParams: SearchParams };

const words = messagesFor();
const text = words.adminPolicies;

export async function generateMetadata({ params }: RouteParams): Promise<Metadata> {
  const { rule } = await params;
  const isThere = (await requireAdmin()) && isRule(rule);
  return isThere ? { title: text.rules[rule].title } : notFoundMetadata;
}

export default async function PolicyPage({ params, searchParams }: RouteParams) {
  const session = await requireAdmin();
  if (!session) return <NotFound />;
  const wanted = (await params).rule;
  const rule = (await readRules(database())).find(({ name }) => name === wanted);
  if (!rule) {
    answerWith(requestIdOf(await headers()), 404);
    return <NotFound />;
  }
  const { name, version } = rule;
  const query = await readQuery(searchParams);
  const typed = typedIn(rule, query);
  const asked = query.preview ? ruleChangeSchema.safeParse({ ...typed, rule: name }) : null;
  const preview = asked?.success
    ? await previewRule(database(), name, asked.data.choice, session.userId)
    : null;
  const isStale = query.version !== undefined && query.version !== version;
  const clock = await readerClock();
  return (
    <AccountShell {...(await shellOf(session))} current="policies" width="full">
      <RulePage
        rule={rule}
        initial={policies[name].initial}
        words={text}
        clock={clock}
        notice={isStale ? "CHANGED_MEANWHILE" : query.notice}
        failures={words.generalFailures}
      >
        <RuleForm
          // Another address, or another rule, is another form.
          key={JSON.stringify([version, typed])}
          action={changeRuleAction}
          rule={name}
          version={version}
          fields={fieldsOf(name, text)}
          typed={typed}
          words={text.form}
          formWords={words.form}
        />
        <PreviewPanel
          preview={preview}
          rule={text.rules[name]}
          words={text.preview}
          clock={clock}
          days={limits.previewDays}
        />
        <HistoryPanel
          rule={name}
          changes={await ruleHistory(database(), name)}
          most={limits.ruleChangesShown}
          words={text}
          clock={clock}
        />
      </RulePage>
    </AccountShell>
  );
}
