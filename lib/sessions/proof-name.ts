import type { Messages } from "@/lib/messages";
import { fill } from "@/lib/messages/format";

type Proof = { methods: string[]; onTrustedDevice: boolean };

/** How a session was proved, as a person would say it: "password and authenticator". */
export function proofName(
  { methods, onTrustedDevice }: Proof,
  words: Messages["sessions"]["proof"],
  locale: string,
): string {
  const named: Record<string, string> = words.methods;
  const names = methods.map((method) =>
    Object.hasOwn(named, method) ? (named[method] ?? "") : words.other,
  );
  const proof = new Intl.ListFormat(locale).format([...new Set(names)]);
  return onTrustedDevice ? fill(words.onTrustedDevice, { proof }) : proof;
}
