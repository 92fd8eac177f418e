"use client";

import { useActionForm } from "./form-context";
import { linkClass } from "./link";
import { Spinner } from "./spinner";

/** Leads on like a link, after doing something that no address may do by being opened. */
export function LinkSubmit({ label }: { label: string }) {
  const { pending } = useActionForm();
  return (
    // biome-ignore lint/a11y/useSemanticElements: an anchor cannot post.
    <button
      type="submit"
      role="link"
      aria-disabled={pending || undefined}
      className={`${linkClass} inline-flex cursor-pointer items-center gap-2`}
    >
      {label}
      {pending && <Spinner />}
    </button>
  );
}
