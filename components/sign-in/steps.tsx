import { classes } from "@/components/ui/classes";

type StepsProps = {
  title: string;
  steps: string[];
  /** One after the other, and not all of one press. */
  inOrder?: boolean;
};

/** All that one press does, said before it. */
export function Steps({ title, steps, inOrder = false }: StepsProps) {
  const List = inOrder ? "ol" : "ul";
  return (
    <div className="mb-6">
      <p>{title}</p>
      <List
        className={classes(
          "mt-2 space-y-1 pl-6 marker:text-ink-muted",
          inOrder ? "list-decimal" : "list-disc",
        )}
      >
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </List>
    </div>
  );
}
