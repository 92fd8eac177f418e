import type { FormWords } from "@/components/ui/action-form";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { type Clock, Moment } from "@/components/ui/moment";
import type { Messages } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import type { ServiceScope } from "@/lib/service-keys/scopes";
import type { FormAction } from "@/lib/web/form-state";
import { RevokeKey } from "./revoke-key";

type Words = Messages["adminKeys"];

export type KeyItem = {
  id: string;
  name: string;
  scopes: ServiceScope[];
  state: keyof Words["states"];
  /** Null for somebody whose account is gone. */
  madeBy: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
};

export type KeyRowProps = {
  item: KeyItem;
  words: Words;
  clock: Clock;
  /** Left out where there is nothing left to revoke. */
  revoke?: FormAction;
  formWords?: FormWords;
};

const tones: Record<KeyItem["state"], BadgeTone> = {
  live: "good",
  expired: "plain",
  revoked: "bad",
};

export function KeyRow({ item, words, clock, revoke, formWords }: KeyRowProps) {
  const { id, name, scopes, state, madeBy, createdAt, lastUsedAt } = item;
  const nameId = `key-${id}-name`;
  return (
    <li id={`key-${id}`} className="py-4">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span id={nameId} className="min-w-0 font-strong wrap-anywhere">
          {name}
        </span>
        <Badge tone={tones[state]}>{words.states[state]}</Badge>
      </p>
      <ul className="mt-1 flex flex-wrap gap-x-4 text-14">
        {scopes.map((scope) => (
          <li key={scope}>
            {words.make.scope[scope].label}{" "}
            <code className="font-mono text-12 text-ink-muted">{scope}</code>
          </li>
        ))}
      </ul>
      <p className="mt-1 text-14 text-ink-muted wrap-anywhere">
        {words.madeAt} <Moment at={createdAt} clock={clock} />{" "}
        {fill(words.by, { who: madeBy ?? words.someoneGone })}
      </p>
      <p className="text-14 text-ink-muted">
        {lastUsedAt ? (
          <>
            {words.lastUsed} <Moment at={lastUsedAt} clock={clock} />
          </>
        ) : (
          words.neverUsed
        )}
        {", "}
        <End item={item} words={words} clock={clock} />
      </p>
      {revoke && formWords && (
        <div className="mt-3">
          <RevokeKey
            id={id}
            action={revoke}
            labelledBy={nameId}
            words={words.revoke}
            formWords={formWords}
          />
        </div>
      )}
    </li>
  );
}

function End({ item, words, clock }: Pick<KeyRowProps, "item" | "words" | "clock">) {
  const { state, expiresAt, revokedAt } = item;
  if (revokedAt) {
    return (
      <>
        {words.revokedAt} <Moment at={revokedAt} clock={clock} />
      </>
    );
  }
  if (!expiresAt) return words.noEnd;
  return (
    <>
      {state === "expired" ? words.endedAt : words.ends} <Moment at={expiresAt} clock={clock} />
    </>
  );
}
