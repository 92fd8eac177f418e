import bowser from "bowser";
import type { Messages } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import { parsedBrowser } from "./parsed-browser";

/** "Chrome on Windows". What a program says of itself is a hint for its owner and proof of nothing. */
export function browserName(userAgent: string | null, words: Messages["browser"]): string {
  const trimmed = userAgent?.trim();
  if (!trimmed) return words.unknown;
  const { browser, os } = parsedBrowser(trimmed);
  // Only names from the library's own list: what else a program calls itself would stand in our mail.
  const name = browsers.has(browser.name) ? browser.name : undefined;
  if (!name) return words.unknown;
  return os.name && systems.has(os.name)
    ? fill(words.onSystem, { browser: name, system: os.name })
    : name;
}

const browsers = new Set<string | undefined>(Object.values(bowser.BROWSER_MAP));
const systems = new Set<string>(Object.values(bowser.OS_MAP));
