import { Notice } from "@/components/ui/notice";
import type { Messages } from "@/lib/messages";

/** For an account that reaches nothing else until two-factor is on. */
export function RequiredBanner({ words }: { words: Messages["twoFactor"]["required"] }) {
  return (
    <Notice tone="warn" title={words.title}>
      <p>{words.text}</p>
    </Notice>
  );
}
