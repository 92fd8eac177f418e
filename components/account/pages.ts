import type { Messages } from "@/lib/messages";

type PageName = keyof Messages["shell"]["pages"];

type SignedInPage = { name: PageName; href: string; section: "account" | "admin" };

/** Every page the navigation leads to. A new page is one more row, and its word in the catalogue. */
const signedInPages: SignedInPage[] = [
  { name: "overview", href: "/account", section: "account" },
  { name: "profile", href: "/account/profile", section: "account" },
  { name: "twoFactor", href: "/account/two-factor", section: "account" },
  { name: "password", href: "/account/password", section: "account" },
  { name: "sessions", href: "/account/sessions", section: "account" },
  { name: "devices", href: "/account/devices", section: "account" },
  { name: "activity", href: "/account/activity", section: "account" },
  { name: "data", href: "/account/data", section: "account" },
  { name: "dashboard", href: "/admin", section: "admin" },
  { name: "people", href: "/admin/users", section: "admin" },
  { name: "log", href: "/admin/audit", section: "admin" },
  { name: "policies", href: "/admin/policies", section: "admin" },
  { name: "messages", href: "/admin/messages", section: "admin" },
  { name: "serviceKeys", href: "/admin/api-keys", section: "admin" },
];

export function pagesFor({ isAdmin }: { isAdmin: boolean }): SignedInPage[] {
  return signedInPages.filter(({ section }) => section === "account" || isAdmin);
}

export type { PageName, SignedInPage };
