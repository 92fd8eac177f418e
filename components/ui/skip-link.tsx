/** The first stop of the keyboard on every page; `<main id="main">` is where it leads. */
export function SkipLink({ label }: { label: string }) {
  return (
    <a
      href="#main"
      className="fixed top-3 left-3 z-10 -translate-y-20 rounded-control bg-accent px-4 py-2.5 font-strong text-accent-ink focus:translate-y-0"
    >
      {label}
    </a>
  );
}
