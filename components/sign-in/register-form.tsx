import type { Messages } from "@/lib/messages";
import { NewAccountForm, type NewAccountFormProps } from "./new-account-form";

type RegisterFormProps = Omit<NewAccountFormProps, "hidden" | "words"> & {
  words: Messages["register"];
  /** Where to go after signing in, when somebody was on the way somewhere. */
  returnTo?: string;
};

export function RegisterForm({ returnTo, ...rest }: RegisterFormProps) {
  return (
    <NewAccountForm
      {...rest}
      hidden={returnTo ? { name: "returnTo", value: returnTo } : undefined}
    />
  );
}
