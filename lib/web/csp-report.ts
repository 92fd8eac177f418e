import * as z from "zod";

const report = z.object({
  "csp-report": z.object({
    "document-uri": z.string(),
    "blocked-uri": z.string().default(""),
    "effective-directive": z.string().max(100),
  }),
});

/** What a report may say in the log: never the query of a page, which may be a one-time link. */
export function saidInReport(body: string): Record<string, string> | null {
  const parsed = report.safeParse(asJson(body));
  if (!parsed.success) return null;
  const said = parsed.data["csp-report"];
  const [page, blocked] = [said["document-uri"], said["blocked-uri"]];
  return {
    directive: said["effective-directive"],
    page: URL.canParse(page) ? new URL(page).pathname : "",
    blocked: URL.canParse(blocked) ? new URL(blocked).origin : blocked.slice(0, 20),
  };
}

function asJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Not a browser's report; there is nothing to say about it.
    return null;
  }
}
