import { confirmed } from "./shared";

export const adminWords = {
  adminMessages: {
    title: "Messages",
    intro: "Everything Sallyport has written to people, newest first.",
    notConfigured:
      "No mail server is set, so messages wait here. Set SMTP_URL to have them sent; until then, read them below.",
    empty: "No messages yet",
    emptyHint: "The first one is written when somebody registers.",
    columns: { message: "Message", state: "Status", created: "Written", attempts: "Tries" },
    to: { EMAIL: "Email to {recipient}", SMS: "Text message to {recipient}" },
    states: { QUEUED: "On its way", WAITING: "Waiting", SENT: "Sent", FAILED: "Not sent" },
    lastError: "The server said: {error}",
    filter: "Which messages",
    allStates: "All",
    nothingFound: "No messages with this status",
    showAll: "Show all messages",
    read: "Read message",
    readSample: "Read an example of it",
    gone: "Its text is for its recipient alone.",
    sendAgain: "Send again",
    sendAgainWhat: "{subject}, to {recipient}",
    notices: { "sent-again": "The message is on its way again.", confirmed },
    older: "Older messages",
    newest: "Newest messages",
  },
};
