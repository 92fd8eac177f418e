import type { Metadata } from "next";
import { OperationSection } from "@/components/api-docs/operation-section";
import { TextLink } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import type { Operation } from "@/lib/api/operation";
import { operations } from "@/lib/api/operations";
import { messagesFor } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import { database } from "@/lib/platform/database";
import { readPolicy } from "@/lib/policies/read-policy";
import { failureStatus } from "@/lib/web/failure-status";
import { bodySchema, failuresOf, jsonSchema } from "@/lib/web/openapi";

export const dynamic = "force-dynamic";

const words = messagesFor();

export const metadata: Metadata = { title: words.apiDocs.title };

/** What the caller has to show, in words. */
function neededFor({ auth, scope }: Operation): string | null {
  if (auth === "none") return null;
  const { needsScope, needsSession } = words.apiDocs;
  return scope ? fill(needsScope, { scope }) : needsSession;
}

export default async function ApiDocsPage() {
  const rules = await readPolicy(database(), "passwords");
  const text = words.apiDocs;
  return (
    <main id="main" className="mx-auto max-w-180 px-4 pt-10 pb-24 sm:px-6">
      <PageHeader title={text.title}>
        <p>{fill(text.intro, { base: "/api/v1" })}</p>
        <p className="mt-2">
          <TextLink href="/api/v1/openapi.json">{text.document}</TextLink>
        </p>
      </PageHeader>
      {operations.map((operation) => (
        <OperationSection
          key={operation.summary}
          operation={operation}
          needs={neededFor(operation)}
          request={operation.body && bodySchema(operation.body, rules)}
          answer={operation.answer && jsonSchema(operation.answer, "output")}
          failures={failuresOf(operation).map((code) => ({ code, status: failureStatus[code] }))}
          words={text}
        />
      ))}
      <section className="border-t border-line pt-8">
        <h2 className="text-20 font-strong">{text.failuresTitle}</h2>
        <p className="mt-2">{text.failuresIntro}</p>
        <dl className="mt-4 space-y-4">
          {Object.entries(failureStatus).map(([code, status]) => (
            <div key={code} id={code} className="scroll-mt-6">
              <dt className="font-mono text-14">
                {status} {code}
              </dt>
              <dd className="text-ink-muted">
                {words.generalFailures[code as keyof typeof words.generalFailures]}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </main>
  );
}
