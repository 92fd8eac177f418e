import type { Messages } from "@/lib/messages";
import { NewAccountForm, type NewAccountFormProps } from "./new-account-form";

type SetupFormProps = Omit<NewAccountFormProps, "hidden" | "words"> & {
  words: Messages["setup"];
  token: string;
};

export function SetupForm({ token, ...rest }: SetupFormProps) {
  return <NewAccountForm {...rest} hidden={{ name: "token", value: token }} />;
}
