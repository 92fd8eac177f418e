import type { NextAuthOptions } from "next-auth";
import type { Adapter } from "next-auth/adapters";
import { database } from "@/lib/platform/database";
import { currentKey } from "@/lib/platform/keys";
import { signOut } from "@/lib/sessions/sign-out";
import { cookieFlags, cookieNames, isSecure } from "./names";
import type { Visit } from "./request-context";

/**
 * next-auth over our own sessions: it reads and ends them by the functions the pages use, which keep
 * digests only, and it never makes one: that is `completeSignIn`'s alone. The token it hands over is
 * not asked: it takes every cookie whose name begins like the session's for one more piece of it.
 */
function adapter({ context, session, sessionToken }: Visit): Adapter {
  return {
    async getSessionAndUser() {
      if (!session || !sessionToken) return null;
      const { userId, email, name, expiresAt } = session;
      return {
        session: { sessionToken, userId, expires: expiresAt },
        user: { id: userId, email, name, emailVerified: null },
      };
    },
    // It would move the expiry; a session's life is fixed when it is made.
    updateSession: async () => null,
    async deleteSession() {
      if (sessionToken) await signOut(database(), sessionToken, context);
    },
  };
}

export function nextAuthOptions(visit: Visit): NextAuthOptions {
  const options = cookieFlags();
  return {
    adapter: adapter(visit),
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
