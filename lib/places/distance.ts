import distances from "./distances.json";
import type { Coordinates, Place } from "./place-of";

const EARTH_RADIUS_KILOMETRES = 6371;

type Located = Pick<Place, "country" | "at">;

/** At least this far apart: between the cities where both are known, else between the countries. */
export function kilometresBetween(here: Located, there: Located): number | null {
  if (here.at && there.at) return alongTheEarth(here.at, there.at);
  if (!here.country || !there.country) return null;
  return nearestKilometres(here.country, there.country);
}

const rows = new Map(distances.countries.split(" ").map((code, row) => [code, row]));
const steps = Buffer.from(distances.steps, "base64");

/** Where two countries come closest, rounded down; 0 for neighbours, null for codes without an outline. */
export function nearestKilometres(countryA: string, countryB: string): number | null {
  const [rowA, rowB] = [rows.get(countryA), rows.get(countryB)];
  if (rowA === undefined || rowB === undefined) return null;
  if (rowA === rowB) return 0;
  const [upper, lower] = rowA < rowB ? [rowA, rowB] : [rowB, rowA];
  const step = steps[(lower * (lower - 1)) / 2 + upper];
  return step === undefined ? null : step * distances.stepKilometres;
}

/** The haversine formula. */
function alongTheEarth(here: Coordinates, there: Coordinates): number {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const across = Math.cos(radians(here.latitude)) * Math.cos(radians(there.latitude));
  const share =
    half(here.latitude, there.latitude) + across * half(here.longitude, there.longitude);
  return 2 * EARTH_RADIUS_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(share)));
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
