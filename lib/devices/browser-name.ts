import bowser from "bowser";

const USER_AGENT_CHARACTERS = 400;

/** "Chrome on Windows", or nothing when the program does not say what it is. */
export function browserName(userAgent: string): string | undefined {
  const trimmed = userAgent.slice(0, USER_AGENT_CHARACTERS);
  if (!trimmed.trim()) return undefined;
  const { browser, os } = bowser.parse(trimmed);
  if (!browser.name) return undefined;
  return os.name ? `${browser.name} on ${os.name}` : browser.name;
}
