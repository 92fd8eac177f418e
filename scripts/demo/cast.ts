import { randomToken } from "@/lib/platform/random";
import type { Chance } from "./chance";

const GIVEN = [
  ...["Ada", "Amina", "Anders", "Asha", "Beatriz", "Bjørn", "Carmen", "Chidi", "Daniela", "Dmitri"],
  ...["Elena", "Emeka", "Fatima", "Femi", "Grace", "Hana", "Henrik", "Imani", "Ines", "Jonas"],
  ...["Kateryna", "Kenji", "Leila", "Lucía", "Malik", "Mei", "Miriam", "Nadia", "Niamh", "Noor"],
  ...["Oskar", "Priya", "Rafael", "Robin", "Samira", "Sofía", "Tariq", "Tomasz", "Yuki", "Zoë"],
] as unknown as [string, ...string[]];

const FAMILY = [
  ...["Abara", "Andersen", "Baptiste", "Chen", "Costa", "Da Silva", "Eriksson", "Farah", "Fischer"],
  ...["García", "Haddad", "Hansen", "Ibrahim", "Ito", "Jansen", "Kaur", "Kovač", "Lindqvist"],
  ...["Martínez", "Moore", "Mwangi", "Novak", "O'Brien", "Okafor", "Park", "Petrova", "Quiroga"],
  ...["Rossi", "Sato", "Schmidt", "Tanaka", "Vale", "van den Berg", "Weber", "Yılmaz", "Żuk"],
] as unknown as [string, ...string[]];

const BROWSERS: [string, ...string[]] = [
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15",
  "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
  "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0",
];

/** The first half of addresses that belong to providers of one country each. */
const NETWORKS: [string, ...string[]] = [
  ...(["194.65", "81.169", "62.210", "151.38", "83.45", "88.196"] as const),
  ...(["133.1", "200.160", "41.58", "103.21", "24.48", "80.239"] as const),
];

export type Browser = { userAgent: string; address: string; browserToken: string };

export type Character = { name: string; email: string; browsers: [Browser, ...Browser[]] };

/** Somebody with one to three browsers, all of them in the same place most of the time. */
export function aCharacter(chance: Chance, number: number): Character {
  const name = `${chance.oneOf(GIVEN)} ${chance.oneOf(FAMILY)}`;
  const network = chance.oneOf(NETWORKS);
  const browser = (): Browser => aBrowser(chance, network);
  const more = Array.from({ length: Math.floor(chance.between(0, 3)) }, browser);
  return { name, email: `${mailName(name)}${number}@example.com`, browsers: [browser(), ...more] };
}

export const aBrowser = (chance: Chance, network: string = chance.oneOf(NETWORKS)): Browser => ({
  userAgent: chance.oneOf(BROWSERS),
  address: `${network}.${Math.floor(chance.between(1, 255))}.${Math.floor(chance.between(1, 255))}`,
  browserToken: randomToken(),
});

/** Letters without their marks, as people make addresses of their names. */
const mailName = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll("ø", "o")
    .replaceAll("ı", "i")
    .replace(/[^A-Za-z ]/g, "")
    .toLowerCase()
    .replaceAll(" ", ".");
