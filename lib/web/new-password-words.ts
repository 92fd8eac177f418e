import { type Messages, messagesFor } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import type { NewPasswordWords } from "@/lib/messages/strength";
import { database } from "@/lib/platform/database";
import { readPolicy } from "@/lib/policies/read-policy";

type Words = { formWords: Messages["form"]; newPasswordWords: NewPasswordWords };

/** The words of a form where a password is chosen, with the numbers of the rules in force. */
export async function newPasswordWords(): Promise<Words> {
  const { form, newPassword } = messagesFor();
  const { charactersMin, kindsMin } = await readPolicy(database(), "passwords");
  const numbers = { charactersMin, kindsMin };
  const { hint, kindsHint, strength } = newPassword;
  const tooShort = fill(form.fields["password.tooShort"] ?? "", numbers);
  const hints = kindsMin > 0 ? [hint, kindsHint] : [hint];
  return {
    formWords: { ...form, fields: { ...form.fields, "password.tooShort": tooShort } },
    newPasswordWords: {
      hint: hints.map((each) => fill(each, numbers)).join(" "),
      strength: {
        ...strength,
        charactersMin,
        advice: { ...strength.advice, tooShort: fill(strength.advice.tooShort ?? "", numbers) },
      },
    },
  };
}
