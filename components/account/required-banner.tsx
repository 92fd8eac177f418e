import { Notice } from "@/components/ui/notice";
import type { Messages } from "@/lib/messages";

type RequiredBannerProps = { words: Messages["twoFactor"]["required" | "requiredOfAdmins"] };

/** For an account to which other pages stay closed until two-factor is on. */
export function RequiredBanner({ words }: RequiredBannerProps) {
  return (
    <Notice tone="warn" title={words.title}>
      <p>{words.text}</p>
    </Notice>
  );
}
