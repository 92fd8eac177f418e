import type { Chip } from "@/components/ui/chips";
import type { Messages } from "@/lib/messages";
import { MessageState } from "@/lib/platform/database/generated/enums";

type Words = Messages["adminMessages"];
type Choice = { state?: MessageState; cursor?: string };

const isState = (name: string): name is MessageState => Object.hasOwn(MessageState, name);

/** What the address asks for; a state that there is not is none. */
export function stateOf({ state = "" }: Record<string, string | undefined>) {
  const name = state.toUpperCase();
  return isState(name) ? name : undefined;
}

export function hrefOf({ state, cursor }: Choice): string {
  const query = new URLSearchParams();
  if (state) query.set("state", state.toLowerCase());
  if (cursor) query.set("cursor", cursor);
  return query.size > 0 ? `/admin/messages?${query}` : "/admin/messages";
}

export const chipsOf = (chosen: MessageState | undefined, words: Words): Chip[] => [
  { label: words.allStates, href: hrefOf({}), isCurrent: !chosen },
  ...Object.values(MessageState).map((state) => ({
    label: words.states[state],
    href: hrefOf({ state }),
    isCurrent: state === chosen,
  })),
];
