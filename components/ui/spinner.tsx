/** Waits 300 ms before it shows, so that quick work stays quiet. */
export function Spinner() {
  return (
    <span className="animate-late">
      <svg
        className="size-4 animate-turn"
        viewBox="0 0 16 16"
        fill="none"
        strokeWidth="1.75"
        aria-hidden="true"
      >
        <circle cx="8" cy="8" r="6.25" stroke="currentColor" className="opacity-25" />
        <path d="M14.25 8A6.25 6.25 0 0 0 8 1.75" stroke="currentColor" strokeLinecap="round" />
      </svg>
    </span>
  );
}
