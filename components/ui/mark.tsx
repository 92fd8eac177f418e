/** A sally port seen from the front: one door behind the other. The same drawing is `app/icon.svg`. */
export function Mark({ className }: { className: string }) {
  return (
    <svg className={`drawn ${className}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d="M2.25 14.25V4A2.25 2.25 0 0 1 4.5 1.75h7A2.25 2.25 0 0 1 13.75 4v10.25" />
      <path d="M5.75 14.25V7a1.25 1.25 0 0 1 1.25-1.25h2A1.25 1.25 0 0 1 10.25 7v7.25" />
    </svg>
  );
}
