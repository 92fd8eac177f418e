import type { FormWords } from "@/components/ui/action-form";
import { TextLink } from "@/components/ui/link";
import type { FactorMethod, SentMethod } from "@/lib/factors/methods";
import type { Messages } from "@/lib/messages";
import type { FormAction } from "@/lib/web/form-state";
import { SendCode } from "./send-code";

type OtherMethodsProps = {
  /** Of which there is a code to enter. */
  toEnter: FactorMethod[];
  /** Of which a code must be sent first. */
  toSend: SentMethod[];
  send: FormAction;
  words: Messages["secondFactor"];
  formWords: FormWords;
};

/** What else this person can prove it with. */
export function OtherMethods({ toEnter, toSend, send, words, formWords }: OtherMethodsProps) {
  if (toEnter.length + toSend.length === 0) return null;
  return (
    <ul className="mt-8 space-y-2 border-t border-line pt-6 text-14">
      {toEnter.map((method) => (
        <li key={method}>
          <TextLink href={`/login/verify?method=${method}`}>{words.other[method]}</TextLink>
        </li>
      ))}
      {toSend.map((method) => (
        <li key={method}>
          <SendCode
            action={send}
            method={method}
            label={words.send[method]}
            formWords={formWords}
          />
        </li>
      ))}
    </ul>
  );
}
