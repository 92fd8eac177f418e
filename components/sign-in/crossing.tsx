import { TextLink } from "@/components/ui/link";

/** The way to the other door: from signing in to registering, and back. */
export function Crossing(props: { question: string; href: string; label: string }) {
  return (
    <p className="mt-8 border-t border-line pt-6 text-14 text-ink-muted">
      {props.question} <TextLink href={props.href}>{props.label}</TextLink>
    </p>
  );
}
