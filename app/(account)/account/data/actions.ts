"use server";

import { requestExport } from "@/lib/data-export/request-export";
import { keepAccount } from "@/lib/deletion/keep-account";
import { requestDeletion } from "@/lib/deletion/request-deletion";
import { database } from "@/lib/platform/database";
import { buttonAction } from "@/lib/web/button-action";

const page = "/account/data";

export const requestExportAction = buttonAction({ page }, ({ session, visit }) =>
  requestExport(database(), session, visit.context),
);

export const requestDeletionAction = buttonAction(
  { page, done: "deletion-requested", changesLayout: true },
  ({ session, visit }) => requestDeletion(database(), session, visit.context),
);

export const keepAccountAction = buttonAction(
  { page, done: "kept", whileEnrolling: true, changesLayout: true },
  ({ session, visit }) => keepAccount(database(), session, visit.context),
);
