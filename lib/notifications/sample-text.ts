import { sampleMails } from "./samples";

let texts: Map<string, string> | undefined;

/** What a mail of this kind says to somebody made up; undefined for a kind that is no mail. */
export function sampleText(template: string): string | undefined {
  texts ??= new Map(sampleMails().map((mail) => [mail.template, mail.text]));
  return texts.get(template);
}
