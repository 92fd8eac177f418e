/** Return paths that lead, or might be talked into leading, out of the app. */
export const hostilePaths: string[] = [
  ...["//evil.test", "///evil.test", "/\\evil.test", "\\\\evil.test", "/\\/evil.test"],
  ...["/\t/evil.test", "/\n/evil.test", "\t//evil.test", " //evil.test", "\u0001//evil.test"],
  ...["https:evil.test", "https://evil.test", "http:/\\evil.test", "HTTPS://EVIL.TEST/x"],
  ...["http://localhost@evil.test", "http://localhost.evil.test", "//evil。test", "/%09/evil.test"],
  ...["%2f%2fevil.test", "%252f%252fevil.test", "/%2f%2fevil.test", "/./\\evil.test"],
  ...["/..//evil.test", "/.//evil.test", "/account/..//evil.test", "/%2e%2e//evil.test"],
  ...["javascript:alert(1)", "data:text/html,x", "/@evil.test", ".evil.test", "@evil.test"],
  ...[`/${"a".repeat(10_000)}`, "/login?returnTo=//evil.test", "/sign-out", "/api/v1/me"],
  ...["/account%0d%0aSet-Cookie:x=1", "/account\r\nSet-Cookie: x=1", ""],
];
