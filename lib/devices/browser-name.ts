import bowser from "bowser";
import type { Messages } from "@/lib/messages";
import { fill } from "@/lib/messages/format";

const USER_AGENT_CHARACTERS = 400;

/** "Chrome on Windows". What a program says of itself is a hint for its owner and proof of nothing. */
export function browserName(userAgent: string | null, words: Messages["browser"]): string {
  const trimmed = userAgent?.slice(0, USER_AGENT_CHARACTERS).trim();
  if (!trimmed) return words.unknown;
  const { browser, os } = parsed(trimmed);
  if (!browser.name) return words.unknown;
  return os.name ? fill(words.onSystem, { browser: browser.name, system: os.name }) : browser.name;
}

const KNOWN_MAX = 500;
const known = new Map<string, ReturnType<typeof bowser.parse>>();

/** Pages name the same few browsers over and over, and naming one takes a hundred patterns. */
function parsed(userAgent: string): ReturnType<typeof bowser.parse> {
  const result = known.get(userAgent) ?? bowser.parse(userAgent);
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(userAgent, result);
  return result;
}
