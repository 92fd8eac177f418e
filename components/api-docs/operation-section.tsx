import { Badge } from "@/components/ui/badge";
import type { Operation } from "@/lib/api/operation";
import type { Messages } from "@/lib/messages";
import { fill } from "@/lib/messages/format";

export type OperationSectionProps = {
  operation: Pick<Operation, "method" | "path" | "summary" | "description" | "status">;
  /** What the caller has to show. */
  needs: string | null;
  /** JSON Schemas, as the OpenAPI document has them. */
  request?: object;
  answer?: object;
  failures: { code: string; status: number }[];
  words: Messages["apiDocs"];
};

export function OperationSection(props: OperationSectionProps) {
  const { operation, needs, request, answer, failures, words } = props;
  return (
    <section className="border-t border-line py-8">
      <h2 className="text-20 font-strong">{operation.summary}</h2>
      <p className="mt-1 font-mono text-14 wrap-anywhere">
        {operation.method} {operation.path}
      </p>
      {operation.description && <p className="mt-3">{operation.description}</p>}
      {needs && (
        <p className="mt-3">
          <Badge tone="plain">{needs}</Badge>
        </p>
      )}
      {request && <Schema title={words.request} schema={request} />}
      {answer && (
        <Schema title={fill(words.answer, { status: operation.status })} schema={answer} />
      )}
      <h3 className="mt-5 text-14 font-strong">{words.failures}</h3>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-14">
        {failures.map(({ code, status }) => (
          <li key={code}>
            <a href={`#${code}`} className="font-mono text-12 text-accent underline">
              {status} {code}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Schema({ title, schema }: { title: string; schema: object }) {
  return (
    <details className="mt-4">
      <summary className="inline-flex min-h-8 items-center text-14 text-accent font-strong pointer-coarse:min-h-11">
        {title}
      </summary>
      <pre className="mt-2 rounded-control border border-line bg-surface-sunken px-4 py-3 font-mono text-12 whitespace-pre-wrap wrap-anywhere">
        {JSON.stringify(schema, null, 2)}
      </pre>
    </details>
  );
}
