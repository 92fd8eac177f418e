import { redirect } from "next/navigation";

/** The product's own pages are elsewhere; this app's first page is the account. */
export default function HomePage(): never {
  redirect("/account");
}
