import { userAct } from "./user-act";

export const userMakeAdminCommand = userAct({
  name: "user make-admin",
  summary: "Make somebody who has an account an admin",
  about: `Every session of theirs ends; with the next sign-in they are an admin, and need two-factor before
anything else. The address has to be verified. The person is told by mail.`,
  act: async () => (await import("@/lib/admin/make-admin")).makeAdmin,
  done: (email) => `${email} is an admin from the next sign-in on.`,
  failed: {
    ALREADY_SO: (email) => `${email} is an admin already.`,
    ACCOUNT_NOT_OPEN: (email) =>
      `The account of ${email} is disabled, or its address is not verified yet.`,
  },
});
