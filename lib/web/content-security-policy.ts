import { isSecure } from "./names";

const isDevelopment = process.env.NODE_ENV === "development";

/** Nothing from anywhere but here, no inline script but with this response's nonce, no frames. */
export function contentSecurityPolicy(nonce: string): string {
  const directives = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "report-uri /api/csp-report",
  ];
  if (isSecure()) directives.push("upgrade-insecure-requests");
  return directives.join("; ");
}
