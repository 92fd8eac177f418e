import type { Header } from "../send";
import { type Finder, finderOf } from "./finder";
import type { Carrier, Plant } from "./plants";
import type { Leaf } from "./stored";
import type { Exchange } from "./wiretap";

/** What was found, in words: the plant and the place. */
export type Finding = string;

/** In texts that may hold no plant at all. */
export function huntIn(plants: Plant[], leaves: Leaf[]): Finding[] {
  const find = finderOf(plants);
  return leaves.flatMap(({ place, text }) =>
    [...find(text)].map(({ name }) => `${name}: ${place}`),
  );
}

/** Each message may hold what was made for it, and nothing that another one brought. */
export function huntInMessages(plants: Plant[], by: Carrier, messages: string[]): Finding[] {
  const find = finderOf(plants);
  const held = messages.map(find);
  return plants.flatMap((plant) => {
    const times = held.filter((found) => found.has(plant)).length;
    const allowed = plant.carrier === by ? 1 : 0;
    return times === allowed ? [] : [`${plant.name}: in ${times} messages by ${by}`];
  });
}

const pathOf = (address: string): string => address.split("?", 1)[0] ?? "";

type Sighting = { plant: Plant; place: string; allowed: boolean };

/** In all that went over the wire, but for the showings that each plant is allowed. */
export function huntOnWire(plants: Plant[], exchanges: Exchange[]): Finding[] {
  const find = finderOf(plants);
  const shown = new Map<Plant, number>();
  const findings: Finding[] = [];
  for (const [number, exchange] of exchanges.entries()) {
    const sightings = sightingsIn(exchange, number, find);
    const where = `${exchange.method} ${pathOf(exchange.address)} (${number})`;
    for (const { plant, place, allowed } of sightings) {
      if (!allowed) findings.push(`${plant.name}: ${place} of ${where}`);
    }
    const rightly = sightings.flatMap(({ plant, allowed }) => (allowed ? [plant] : []));
    for (const plant of new Set(rightly)) shown.set(plant, (shown.get(plant) ?? 0) + 1);
  }
  return [...findings, ...plants.flatMap((plant) => miscounted(plant, shown.get(plant) ?? 0))];
}

function sightingsIn(exchange: Exchange, number: number, find: Finder): Sighting[] {
  const { address, asked, answered, body } = exchange;
  const isShowing = ({ showing, overAt }: Plant) =>
    showing?.on === pathOf(address) && number < overAt;
  const isOwnAddress = (plant: Plant) => isShowing(plant) && plant.showing?.inAddress === true;
  const isCookie = ({ carrier }: Plant) => carrier === "cookie";
  const see = (place: string, text: string, isAllowed: (plant: Plant) => boolean) =>
    [...find(text)].map((plant) => ({ plant, place, allowed: isAllowed(plant) }));
  const seeHeader = (whose: string, [name, text]: Header) => {
    const place = `${whose} header ${name}`;
    if (/^(set-)?cookie$/i.test(name)) return see(place, text, isCookie);
    // There it is shown to nobody: its owner says it to us.
    if (/^authorization$/i.test(name)) {
      return see(place, text, () => false).filter(({ plant }) => plant.carrier !== "bearer");
    }
    // The framework leads to the same address, written as it would write it.
    return see(place, text, /^location$/i.test(name) ? isOwnAddress : () => false);
  };
  return [
    ...see("address", address, isOwnAddress),
    ...asked.flatMap((header) => seeHeader("request", header)),
    ...answered.flatMap((header) => seeHeader("answer", header)),
    ...see("answer", body, isShowing),
  ];
}

/** A showing that never was says that the hunter is blind; more than the one say that it was kept. */
function miscounted({ name, showing, carrier }: Plant, times: number): Finding[] {
  if (!showing || carrier === "cookie" || (showing.once ? times === 1 : times > 0)) return [];
  return [`${name}: shown ${times} times on ${showing.on}`];
}
