import { countOpenRequests } from "@/lib/admin/requests/list-requests";
import { unreadNotices } from "@/lib/audit/notices";
import { defaultLocale, messagesFor } from "@/lib/messages";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { themeOf } from "@/lib/profile/read-profile";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { mayAdminister } from "@/lib/two-factor/may-administer";

/** What stands around every page of this person. A page that has counted the notices says so. */
export async function shellOf(session: Authenticated, counted?: number) {
  const { shell, product } = messagesFor();
  return {
    words: shell,
    product,
    account: { email: session.email, isAdmin: session.role === "ADMIN" },
    theme: themeOf(session),
    counts: mayAdminister(session) ? { requests: await countOpenRequests(database()) } : {},
    notices: {
      unread: counted ?? (await unreadNotices(session.userId)).count,
      most: limits.noticesCounted,
      locale: defaultLocale,
    },
  };
}
