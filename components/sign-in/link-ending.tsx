import { fill } from "@/lib/messages/format";
import { Crossing } from "./crossing";
import { Heading } from "./heading";

type Ending = { title: string; said: string; question: string; label: string; href: string };

type LinkEndingProps = {
  name: string;
  endings: { dead: Ending } & Record<string, Ending>;
  values: Record<string, number>;
};

/** What came of the press of a mailed link, or why there is nothing to press, and what to do next. */
export function LinkEnding({ name, endings, values }: LinkEndingProps) {
  const known = Object.hasOwn(endings, name) ? endings[name] : undefined;
  const { title, said, question, label, href } = known ?? endings.dead;
  return (
    <>
      <Heading title={title}>{fill(said, values)}</Heading>
      <Crossing question={question} href={href} label={label} />
    </>
  );
}
