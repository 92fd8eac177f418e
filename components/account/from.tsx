/** `browser` as people say it, such as “Firefox on macOS”; `place` when the address can be told one. */
export type SignInOrigin = { browser: string; place?: string; address: string };

export function From({ origin }: { origin: SignInOrigin }) {
  const { browser, place, address } = origin;
  return (
    <p className="text-14 text-ink-muted">
      {[browser, place].filter(Boolean).join(", ")}
      {address && (
        <>
          , <span className="font-mono text-12 wrap-anywhere">{address}</span>
        </>
      )}
    </p>
  );
}
