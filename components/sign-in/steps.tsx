/** All that one press does, said before it. */
export function Steps({ title, steps }: { title: string; steps: string[] }) {
  return (
    <div className="mb-6">
      <p>{title}</p>
      <ul className="mt-2 list-disc space-y-1 pl-6 marker:text-ink-muted">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
    </div>
  );
}
