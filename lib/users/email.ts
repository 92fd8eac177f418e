const domainOf = (email: string): string => email.slice(email.lastIndexOf("@") + 1);
const localOf = (email: string): string => email.slice(0, email.lastIndexOf("@"));

/** As browsers map it: lower case, full-width and soft characters resolved, the rest as punycode. */
const mappedDomain = (email: string): string =>
  new URL(`http://${domainOf(email)}`).hostname.replace(/\.$/, "");

/**
 * The address with its domain as it is looked up. Mail goes to this one: were it sent to what was
 * typed, another program's mapping could lead to another domain's owner.
 */
export const withMappedDomain = (email: string): string =>
  `${localOf(email)}@${mappedDomain(email)}`;

/**
 * The form that look-ups compare: ASCII letters lower-cased, the domain mapped. Nothing more is
 * folded: two mailboxes must never become one account.
 */
export function normalizeEmail(email: string): string {
  const local = localOf(email).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return `${local}@${mappedDomain(email)}`;
}

/** Whether an address can be normalised at all, and is not a lookalike that normalising would change. */
export function isUsableEmail(email: string): boolean {
  const local = localOf(email);
  if (local === "" || local !== local.normalize("NFKC")) return false;
  if (!URL.canParse(`http://${domainOf(email)}`)) return false;
  const domain = mappedDomain(email);
  return domain.includes(".") && !/^[\d.]+$/.test(domain);
}
