/** What ids and tokens of ours look like; anything else is not worth asking the database about. */
export const isUuid = (value: unknown): value is string =>
  typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** 256 bits in base64url. */
export const isToken = (value: unknown): value is string =>
  typeof value === "string" && /^[A-Za-z0-9_-]{43}$/.test(value);

/** Control characters, unpaired surrogates, and what turns the direction of writing: it reads as something else. */
export const isDeceptive = (text: string): boolean =>
  /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(text);

/** These and every other format character, the joiners of emoji among them: nothing a name or address needs. */
export const isUnprintable = (text: string): boolean => /[\p{Cc}\p{Cf}\p{Cs}]/u.test(text);
