import { CodeField } from "@/components/ui/code-field";
import { PasswordField } from "@/components/ui/password-field";
import type { Messages } from "@/lib/messages";

type ProofFieldsProps = {
  asksCode: boolean;
  words: Messages["proofCode"];
  passwordWords: Messages["password"];
};

const codeDigits = 6;

/** Of the authenticator app, or a backup code. */
export function ProofCode({ words }: { words: Messages["proofCode"] }) {
  return (
    <CodeField
      name="code"
      label={words.code}
      hint={words.codeHint}
      digits={codeDigits}
      orBackupCode
    />
  );
}

/** What shows that it is the account's owner: the password, and a code where one is asked for. */
export function ProofFields({ asksCode, words, passwordWords }: ProofFieldsProps) {
  return (
    <>
      <PasswordField
        name="password"
        label={passwordWords.label}
        words={passwordWords}
        autoComplete="current-password"
      />
      {asksCode && <ProofCode words={words} />}
    </>
  );
}
