import type { FormWords } from "@/components/ui/action-form";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";
import type { FormAction } from "@/lib/web/form-state";
import { EmailCodes } from "./email-codes";
import { TextCodes } from "./text-codes";

type Press = (data: FormData) => Promise<void>;

type SentCodesPanelProps = {
  email: { offered: boolean; to: string; isOn: boolean; turnOn: Press; turnOff: Press };
  sms: {
    offered: boolean;
    /** Masked: the confirmed phone, and the one that waits for its first code. */
    phone: string | null;
    pending: string | null;
    begin: FormAction;
    confirm: FormAction;
    cancel: Press;
    remove: Press;
  };
  words: Messages["twoFactor"];
  formWords: FormWords;
};

/** Weaker than an authenticator, so they stand beside one and never in its place. */
export function SentCodesPanel({ email, sms, words, formWords }: SentCodesPanelProps) {
  const text = words.sentCodes;
  const shows = { email: email.offered || email.isOn, sms: sms.offered || sms.phone !== null };
  if (!shows.email && !shows.sms) return null;
  return (
    <Panel id="sent-codes" title={text.title} note={text.note}>
      {shows.email && <EmailCodes {...email} words={text.email} />}
      {shows.sms && <TextCodes {...sms} words={text.sms} formWords={formWords} />}
    </Panel>
  );
}
