import bowser from "bowser";
import type { Messages } from "@/lib/messages";
import { fill } from "@/lib/messages/format";

/** "Chrome on Windows". What a program says of itself is a hint for its owner and proof of nothing. */
export function browserName(userAgent: string | null, words: Messages["browser"]): string {
  const trimmed = userAgent?.trim();
  if (!trimmed) return words.unknown;
  const { browser, os } = parsed(trimmed);
  // Only names from the library's own list: what else a program calls itself would stand in our mail.
  const name = browsers.has(browser.name) ? browser.name : undefined;
  if (!name) return words.unknown;
  return os.name && systems.has(os.name)
    ? fill(words.onSystem, { browser: name, system: os.name })
    : name;
}

const browsers = new Set<string | undefined>(Object.values(bowser.BROWSER_MAP));
const systems = new Set<string>(Object.values(bowser.OS_MAP));

const KNOWN_MAX = 500;
const known = new Map<string, ReturnType<typeof bowser.parse>>();

/** Pages name the same few browsers over and over, and naming one takes a hundred patterns. */
function parsed(userAgent: string): ReturnType<typeof bowser.parse> {
  const result = known.get(userAgent) ?? bowser.parse(userAgent);
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(userAgent, result);
  return result;
}
