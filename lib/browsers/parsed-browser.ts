import bowser from "bowser";

export type ParsedBrowser = ReturnType<typeof bowser.parse>;

const KNOWN_MAX = 500;
const known = new Map<string, ParsedBrowser>();

/** Pages tell of the same few browsers over and over, and reading one takes a hundred patterns. */
export function parsedBrowser(userAgent: string): ParsedBrowser {
  const result = known.get(userAgent) ?? bowser.parse(userAgent);
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(userAgent, result);
  return result;
}
