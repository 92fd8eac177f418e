/**
 * The form that look-ups compare: ASCII letters lower-cased, the domain as punycode without a final
 * dot. Nothing more is folded: two mailboxes must never become one account.
 */
export function normalizeEmail(email: string): string {
  const at = email.lastIndexOf("@");
  const local = email.slice(0, at).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const domain = new URL(`http://${email.slice(at + 1)}`).hostname.replace(/\.$/, "");
  return `${local}@${domain}`;
}

/** Whether an address can be normalised at all, and is not a lookalike that normalising would change. */
export function isUsableEmail(email: string): boolean {
  const at = email.lastIndexOf("@");
  const local = email.slice(0, at);
  const domain = email.slice(at + 1);
  if (at < 1 || local !== local.normalize("NFKC")) return false;
  return URL.canParse(`http://${domain}`) && new URL(`http://${domain}`).hostname.includes(".");
}
