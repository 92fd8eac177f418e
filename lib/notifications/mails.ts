/** Every mail there is; each has a sample beside it. */

export * from "./admin-mails";
export * from "./admin-request-mails";
export * from "./data-mails";
export * from "./invitation-mails";
export * from "./profile-mails";
export * from "./recovery-mails";
export * from "./reminder-mails";
export * from "./service-key-mails";
export * from "./sign-in-mails";
export * from "./two-factor-mails";
