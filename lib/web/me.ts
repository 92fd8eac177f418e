import type { Me } from "@/lib/api/profile-operations";
import { type Profile, profileOf } from "@/lib/profile/read-profile";
import type { Authenticated } from "@/lib/sessions/authenticate";

/** Who is signed in, as programs are told; nothing is looked up for it. */
export const meOf = (
  session: Authenticated,
  profile: Profile = profileOf(session.userId, session),
): Me => ({
  id: session.userId,
  email: session.email,
  ...profile,
  role: session.role,
  createdAt: session.createdAt.toISOString(),
  session: {
    id: session.sessionId,
    methods: session.methods,
    authenticatedAt: session.authenticatedAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
  },
});
