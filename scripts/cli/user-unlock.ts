import { userAct } from "./user-act";

export const userUnlockCommand = userAct({
  name: "user unlock",
  summary: "Open a sign-in that is locked after too many wrong passwords or codes",
  about: `Tries of before count no more, on every browser. The person is told by mail.`,
  act: async () => (await import("@/lib/admin/unlock")).unlock,
  done: (email) => `Sign-in is unlocked for ${email}.`,
  failed: { ALREADY_SO: (email) => `Sign-in is not locked for ${email}.` },
});
