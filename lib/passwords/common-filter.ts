import { createHash } from "node:crypto";

/**
 * A Bloom filter: a set that says "in it" of everything that was put in, and of a few other things
 * besides, and from which nothing can be read. One part in a hundred thousand of other words here.
 */
export const BITS_PER_WORD = 24;
const HASHES = 17;

/** Shorter words stand in many good passwords by chance. */
export const WORD_CHARACTERS_MIN = 5;

const NUMBER_BYTES = 6;

function positions(word: string, bits: number): number[] {
  const hash = createHash("sha256").update(word, "utf8").digest();
  const first = hash.readUIntBE(0, NUMBER_BYTES);
  const step = hash.readUIntBE(NUMBER_BYTES, NUMBER_BYTES);
  return Array.from({ length: HASHES }, (_, round) => (first + round * step) % bits);
}

export function addWord(filter: Buffer, word: string): void {
  for (const position of positions(word, filter.length * 8)) {
    const byte = position >> 3;
    filter[byte] = (filter[byte] ?? 0) | (1 << (position & 7));
  }
}

export const hasWord = (filter: Buffer, word: string): boolean =>
  positions(word, filter.length * 8).every(
    (position) => ((filter[position >> 3] ?? 0) & (1 << (position & 7))) !== 0,
  );
