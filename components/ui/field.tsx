import type { ReactNode } from "react";
import { Icon } from "./icon";

export const inputClass =
  "block w-full h-11 rounded-control border border-edge bg-surface-raised px-3 text-16 text-ink " +
  "transition-colors hover:border-ink-muted focus-visible:outline-offset-0 " +
  "focus-visible:border-focus aria-invalid:border-bad";

type FieldProps = {
  id: string;
  label: string;
  hint?: string;
  error?: string;
  children: ReactNode;
};

/** Label above, hint below it, the input, and its error beneath: read in that order by everyone. */
export function Field({ id, label, hint, error, children }: FieldProps) {
  return (
    <div>
      <label htmlFor={id} className="text-14 font-strong">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-14 text-ink-muted">
          {hint}
        </p>
      )}
      <div className="mt-1.5">{children}</div>
      <FieldError id={id} error={error} />
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error?: string }) {
  return (
    <div aria-live="polite">
      {error && (
        <p id={`${id}-error`} className="mt-1.5 flex gap-1.5 text-14 text-bad">
          <Icon name="alert" className="mt-0.5" />
          <span className="min-w-0">{error}</span>
        </p>
      )}
    </div>
  );
}
