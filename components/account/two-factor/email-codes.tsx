import { Button } from "@/components/ui/button";
import type { Messages } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import { Part } from "./part";

type EmailCodesProps = {
  to: string;
  isOn: boolean;
  turnOn: (data: FormData) => Promise<void>;
  turnOff: (data: FormData) => Promise<void>;
  words: Messages["twoFactor"]["sentCodes"]["email"];
};

export function EmailCodes({ to, isOn, turnOn, turnOff, words }: EmailCodesProps) {
  return (
    <Part id="email-codes" title={words.title} note={fill(isOn ? words.on : words.off, { to })}>
      <form action={isOn ? turnOff : turnOn}>
        <Button tone={isOn ? "danger" : "secondary"}>{isOn ? words.turnOff : words.turnOn}</Button>
      </form>
    </Part>
  );
}
