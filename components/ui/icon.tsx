const drawings = {
  alert: "M8 5v3.5M8 11h.01M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5Z",
  bell: "M3.75 11.25h8.5c-.9-1-1.25-2.2-1.25-4.5a3 3 0 0 0-6 0c0 2.3-.35 3.5-1.25 4.5ZM8 3.75v-1.5M6.75 13.5h2.5",
  check: "m3 8.5 3.25 3.25L13 5",
  desktop: "M1.75 3h12.5v8.25H1.75zM8 11.25v2.5M5.25 13.75h5.5",
  good: "m5.25 8.25 2 2 3.5-4M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5Z",
  info: "M8 11V7.5M8 5h.01M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5Z",
  menu: "M2.5 5h11M2.5 11h11",
  next: "m6 3.5 4.5 4.5L6 12.5",
  phone:
    "M5.5 1.75h5a1 1 0 0 1 1 1v10.5a1 1 0 0 1-1 1h-5a1 1 0 0 1-1-1V2.75a1 1 0 0 1 1-1ZM7.25 12h1.5",
  program: "M1.75 3h12.5v10H1.75zM4.75 6.25 6.5 8 4.75 9.75M8.5 10h2.75",
  tablet:
    "M3.75 1.75h8.5a1 1 0 0 1 1 1v10.5a1 1 0 0 1-1 1h-8.5a1 1 0 0 1-1-1V2.75a1 1 0 0 1 1-1ZM7 12h2",
  todo: "M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5Z",
} as const;

export type IconName = keyof typeof drawings;

/** Always beside words that say the same, so it is silent to a screen reader. */
export function Icon({ name, className = "" }: { name: IconName; className?: string }) {
  return (
    <svg className={`drawn size-4 ${className}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  );
}
