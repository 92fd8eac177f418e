import type { Answer } from "./send";

const LEAK = /\bat \S+ \(|node_modules|prisma|SELECT .* FROM|sallyport_(app|owner)/i;

/** What an answer to a hostile request must never be: an error of ours, a leak, or a gift. */
function offencesOf(answer: Answer): string[] {
  return [
    ...(answer.status >= 500 ? [`status ${answer.status}`] : []),
    ...(LEAK.test(answer.text) ? ["tells of the inside"] : []),
    ...(answer.cookies.length > 0 ? ["sets a cookie"] : []),
    ...(answer.headers.location ? [`leads to ${answer.headers.location}`] : []),
    ...(answer.headers["x-action-redirect"] ? ["leads on by script"] : []),
  ];
}

/** Collects, so that one run shows every door that gave way. */
export class Offences {
  readonly found: string[] = [];

  note(what: string, answer: Answer, allow: (offence: string) => boolean = () => false): void {
    const offences = offencesOf(answer).filter((offence) => !allow(offence));
    if (offences.length > 0) this.found.push(`${what.slice(0, 120)}: ${offences.join(", ")}`);
  }
}
