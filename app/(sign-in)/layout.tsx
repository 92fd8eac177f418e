import type { ReactNode } from "react";
import { Door } from "@/components/sign-in/door";
import { messagesFor } from "@/lib/messages";

export default function SignInLayout({ children }: { children: ReactNode }) {
  return <Door product={messagesFor().product}>{children}</Door>;
}
