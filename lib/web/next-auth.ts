import type { NextAuthOptions } from "next-auth";
import type { Adapter } from "next-auth/adapters";
import type { RequestContext } from "@/lib/audit/context";
import { database } from "@/lib/platform/database";
import { currentKey } from "@/lib/platform/keys";
import { authenticate } from "@/lib/sessions/authenticate";
import { signOut } from "@/lib/sessions/sign-out";
import { cookieFlags, cookieNames, isSecure } from "./names";

/**
 * next-auth over our own sessions: it reads and ends them by the functions the pages use, which keep
 * digests only, and it never makes one: that is `completeSignIn`'s alone.
 */
function adapter(context: RequestContext): Adapter {
  return {
    async getSessionAndUser(sessionToken) {
      const session = await authenticate(sessionToken);
      if (!session) return null;
      const { userId, email, name, expiresAt } = session;
      return {
        session: { sessionToken, userId, expires: expiresAt },
        user: { id: userId, email, name, emailVerified: null },
      };
    },
    // It would move the expiry; a session's life is fixed when it is made.
    updateSession: async () => null,
    async deleteSession(sessionToken) {
      await signOut(database(), sessionToken, context);
    },
  };
}

export function nextAuthOptions(context: RequestContext): NextAuthOptions {
  const options = cookieFlags();
  return {
    adapter: adapter(context),
    session: { strategy: "database" },
    secret: currentKey("session-framework").bytes.toString("base64"),
    providers: [],
    pages: { signIn: "/login", signOut: "/account", error: "/login" },
    useSecureCookies: isSecure(),
    cookies: {
      sessionToken: { name: cookieNames.session(), options },
      csrfToken: { name: cookieNames.csrf(), options },
      callbackUrl: { name: cookieNames.callback(), options },
    },
  };
}
