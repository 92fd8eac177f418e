export const invitationMailWords = {
  invitation: {
    subject: "You are invited to Sallyport",
    why: "{inviter} invites you to an account here, for {email}. To open it, choose a password of your own.",
    button: "Choose a password",
    closing:
      "The link works once, for {days} days, and only the newest one works. You do not know why you got this? Then do nothing: without the link there is no account.",
  },
};
