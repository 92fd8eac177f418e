import type { Plant } from "./plants";
import { encodingsOf, spellingsOf } from "./spellings";

/** So much of a value gives it away: as much as a parser quotes of what it cannot read. */
const FRAGMENT = 10;
/** Longer than any secret is a picture of one; its parts look like those of every other. */
const PICTURE = 1_000;
const CODE = /^\d{6,8}$/;
const PHONE = /^\+\d{11,}$/;
/** A phone without its country. */
const NATIONAL_DIGITS = 9;

export type Finder = (text: string) => Set<Plant>;

/** Finds every plant of which a text holds a part, however it is spelled. */
export function finderOf(plants: Plant[]): Finder {
  const isCode = ({ value }: Plant) => CODE.test(value);
  const isPicture = ({ value }: Plant) => value.length > PICTURE;
  const pictures = plants.filter(isPicture);
  const digits = plants.flatMap((plant) => {
    if (isCode(plant)) return [{ plant, pattern: codePattern(plant.value) }];
    return PHONE.test(plant.value) ? [{ plant, pattern: phonePattern(plant.value) }] : [];
  });
  const fragments = fragmentsOf(plants.filter((plant) => !isCode(plant) && !isPicture(plant)));

  return (text) => {
    const found = new Set<Plant>();
    const plain = text.includes("<") ? `${text}\n${text.replace(/<[^>]*>/g, "")}` : text;
    for (let at = 0; at + FRAGMENT <= plain.length; at += 1) {
      const plant = fragments.get(plain.slice(at, at + FRAGMENT));
      if (plant) found.add(plant);
    }
    for (const { plant, pattern } of digits) if (pattern.test(plain)) found.add(plant);
    for (const plant of pictures) if (text.includes(plant.value)) found.add(plant);
    return found;
  };
}

function fragmentsOf(plants: Plant[]): Map<string, Plant> {
  const fragments = new Map<string, Plant>();
  for (const plant of plants) {
    for (const spelling of spellingsOf(plant.value)) {
      for (let at = 0; at + FRAGMENT <= spelling.length; at += 1) {
        const fragment = spelling.slice(at, at + FRAGMENT);
        // Ten digits are a moment in time as well.
        if (!/^\d+$/.test(fragment)) fragments.set(fragment, plant);
      }
    }
  }
  return fragments;
}

/** However it is grouped. */
const phonePattern = (phone: string): RegExp =>
  new RegExp(`${[...phone.slice(-NATIONAL_DIGITS)].join("[ .()-]*")}(?![0-9])`);

/** The digits by themselves, with or without a gap, and not the end of a fraction. */
function codePattern(code: string): RegExp {
  const half = code.length / 2;
  const digits = `${code.slice(0, half)}(?:[ +-]|%20)?${code.slice(half)}`;
  const alone = `(?<![0-9A-Za-z]|\\d[.])${digits}(?![0-9A-Za-z])`;
  const encoded = encodingsOf(code).map((one) => one.replace(/[+/]/g, "\\$&"));
  return new RegExp([alone, ...encoded].join("|"));
}
