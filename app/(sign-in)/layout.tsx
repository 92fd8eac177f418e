import type { ReactNode } from "react";
import { Door } from "@/components/sign-in/door";
import { RememberTimeZone } from "@/components/sign-in/remember-time-zone";
import { messagesFor } from "@/lib/messages";

export default function SignInLayout({ children }: { children: ReactNode }) {
  return (
    <Door product={messagesFor().product}>
      {children}
      <RememberTimeZone />
    </Door>
  );
}
