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
  /** Where there is a second factor, and so one to lose. */
  lost: string | null;
  words: Messages["secondFactor"];
  formWords: FormWords;
};

/** What else this person can prove it with. */
export function OtherMethods({ toEnter, toSend, send, lost, words, formWords }: OtherMethodsProps) {
  if (toEnter.length + toSend.length === 0 && !lost) return null;
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
      {lost && (
        <li>
          <TextLink href="/recover">{lost}</TextLink>
        </li>
      )}
    </ul>
  );
}
