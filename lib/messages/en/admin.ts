export const adminWords = {
  adminMessages: {
    title: "Messages",
    intro: "Everything Sallyport has written to people, newest first.",
    notConfigured:
      "No mail server is set, so messages wait here. Set SMTP_URL to have them sent; until then, read them below.",
    empty: "No messages yet",
    emptyHint: "The first one is written when somebody registers.",
    columns: { message: "Message", state: "State", created: "Written", attempts: "Tries" },
    to: { EMAIL: "Email to {recipient}", SMS: "Text message to {recipient}" },
    states: { QUEUED: "On its way", WAITING: "Waiting", SENT: "Sent", FAILED: "Not sent" },
    lastError: "The server said: {error}",
    read: "Read message",
    gone: "Its text is for its recipient alone.",
    sendAgain: "Send again",
    sendAgainWhat: "{subject}, to {recipient}",
    sentAgain: "The message is on its way again.",
    older: "Older messages",
    newest: "Newest messages",
  },
};
