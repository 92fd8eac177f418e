/** Every mail there is; each has a sample beside it. */

export * from "./data-mails";
export * from "./profile-mails";
export * from "./recovery-mails";
export * from "./sign-in-mails";
export * from "./two-factor-mails";
