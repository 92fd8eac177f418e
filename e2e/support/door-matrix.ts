/**
 * Who may pass which door of the app. A page, a file or an action that is not in here fails the tests,
 * and so does one that is in here and no more; calls of the API say it themselves (lib/api).
 */
export type Level =
  /** Everybody, signed in or not. */
  | "anyone"
  /** Whoever is signed in, also while they must turn two-factor on. */
  | "enrolling"
  /** Whoever is signed in and has nothing to do before anything else. */
  | "member"
  /** Admins with two-factor. To others it is not there. */
  | "admin";

export const pageLevels: Record<string, Level> = {
  "/": "anyone",
  "/login": "anyone",
  "/login/verify": "anyone",
  "/register": "anyone",
  "/verify-email": "anyone",
  "/forgot-password": "anyone",
  "/reset-password": "anyone",
  "/setup": "anyone",
  "/not-me": "anyone",
  "/undo-email": "anyone",
  "/api/docs": "anyone",
  "/dev/mails": "anyone",
  "/account": "member",
  "/account/activity": "member",
  "/account/data": "member",
  "/account/devices": "member",
  "/account/password": "member",
  "/account/profile": "member",
  "/account/sessions": "member",
  "/account/two-factor": "enrolling",
  "/confirm": "enrolling",
  "/confirm-email": "member",
  "/admin/messages": "admin",
};

/** What is posted to and answers with a file, or leads away. */
export const fileLevels: Record<string, Level> = {
  "/sign-out": "anyone",
  "/sign-out/forget": "anyone",
  "/account/live": "enrolling",
  "/account/data/download": "member",
};

/** By the folder of the page and the name of the action. */
export const actionLevels: Record<string, Level> = {
  "login: signInAction": "anyone",
  "login/verify: verifyAction": "anyone",
  "login/verify: sendCodeAction": "anyone",
  "login/verify: cancelAction": "anyone",
  "register: registerAction": "anyone",
  "verify-email: verifyCodeAction": "anyone",
  "verify-email: verifyLinkAction": "anyone",
  "forgot-password: forgotPasswordAction": "anyone",
  "reset-password: resetPasswordAction": "anyone",
  "setup: setupAction": "anyone",
  "not-me: notMeAction": "anyone",
  "undo-email: undoEmailAction": "anyone",
  "confirm: confirmIdentityAction": "enrolling",
  "confirm: sendCodeAction": "enrolling",
  "confirm-email: confirmEmailAction": "member",
  "account/activity: markReadAction": "member",
  "account/data: requestExportAction": "member",
  "account/data: requestDeletionAction": "member",
  "account/data: keepAccountAction": "member",
  "account/devices: disownAction": "member",
  "account/devices: forgetAction": "member",
  "account/devices: renameAction": "member",
  "account/devices: stopTrustingAction": "member",
  "account/password: changePasswordAction": "member",
  "account/profile: changeEmailAction": "member",
  "account/profile: removePhoneAction": "member",
  "account/profile: savePhoneAction": "member",
  "account/profile: saveProfileAction": "member",
  "account/profile: takeBackAction": "member",
  "account/sessions: endAllOthersAction": "member",
  "account/sessions: endSessionAction": "member",
  "account/two-factor: beginAction": "enrolling",
  "account/two-factor: cancelAction": "enrolling",
  "account/two-factor: confirmAction": "enrolling",
  "account/two-factor: beginPhoneAction": "member",
  "account/two-factor: cancelPhoneAction": "member",
  "account/two-factor: checkBackupCodeAction": "member",
  "account/two-factor: confirmPhoneAction": "member",
  "account/two-factor: emailCodesOffAction": "member",
  "account/two-factor: emailCodesOnAction": "member",
  "account/two-factor: regenerateAction": "member",
  "account/two-factor: removeAction": "member",
  "account/two-factor: removePhoneAction": "member",
  "account/two-factor: testAction": "member",
  "account/two-factor: turnOffAction": "member",
  "admin/messages: sendAgainAction": "admin",
};
