import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Email } from "@/components/ui/email";
import { TextLink } from "@/components/ui/link";
import type { Messages } from "@/lib/messages";

type Words = Messages["adminPerson"];

export type Sign = { name: keyof Words["badges"]; tone: BadgeTone };

type PersonHeaderProps = { name: string; email: string; signs: Sign[]; words: Words };

export function PersonHeader({ name, email, signs, words }: PersonHeaderProps) {
  return (
    <header className="mb-6">
      <p className="mb-3 text-14">
        <TextLink href="/admin/users">{words.all}</TextLink>
      </p>
      <h1 className="text-25 font-strong wrap-anywhere">{name}</h1>
      <p className="mt-1 text-ink-muted">
        <Email>{email}</Email>
      </p>
      {signs.length > 0 && (
        <p className="mt-3 flex flex-wrap gap-2">
          {signs.map((sign) => (
            <Badge key={sign.name} tone={sign.tone}>
              {words.badges[sign.name]}
            </Badge>
          ))}
        </p>
      )}
    </header>
  );
}
