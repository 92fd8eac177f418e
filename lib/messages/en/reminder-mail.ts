export const reminderWords = {
  reminder: {
    reasons: {
      password_barred: {
        subject: "Set a new password",
        why: "Your old password opens nothing any more, because it was said that somebody else had used your account. Ask for a link to set a new one, and you are back in.",
        button: "Ask for a link",
      },
      password_expired: {
        subject: "Change your password",
        why: "Your password is older than the rules here allow. Choose a new one: until then, nothing else of your account opens.",
        button: "Change password",
      },
      two_factor: {
        subject: "Turn on two-factor",
        why: "Your account opens with a password alone. Turn on two-factor, and a stolen password is not enough to get in. It takes about two minutes and an authenticator app.",
        button: "Turn on two-factor",
      },
      backup_codes: {
        subject: "Make new backup codes",
        why: "You have few backup codes left. They are your way in when your phone is lost, so make a new set and keep it where you can find it.",
        button: "Make new backup codes",
      },
    },
    dueFrom: "From {time} on, your account asks for it before anything else.",
    closing:
      "Your admin sent you this reminder. Nothing in your account was changed. If you did this meanwhile, there is nothing to do.",
  },
};
