import { publicAddress } from "@/lib/platform/address";
import { type PlaceRecord, placeRecord } from "./place-database";

export type Coordinates = { latitude: number; longitude: number };

export type Place = {
  /** Two letters of ISO 3166. */
  country: string | null;
  /** In English, as the database has it. */
  city: string | null;
  /** Only with a city: what databases put in its stead is the middle of the country. */
  at?: Coordinates;
};

const nowhere: Place = { country: null, city: null };

/** Where an address is, as far as a file on this machine knows; nobody is asked. */
export function placeOf(address: string): Place {
  const asked = publicAddress(address);
  const found = asked ? placeRecord(asked) : null;
  if (!found) return nowhere;
  const country = countryOf(found);
  const city = cityOf(found);
  return city ? { country, city, at: coordinatesOf(found) } : { country, city };
}

function countryOf({ country, country_code }: PlaceRecord): string | null {
  const code = country?.iso_code ?? country_code ?? "";
  return /^[A-Z]{2}$/.test(code) ? code : null;
}

const cityOf = ({ city }: PlaceRecord): string | null =>
  (typeof city === "string" ? city : city?.names?.en) || null;

function coordinatesOf(record: PlaceRecord): Coordinates | undefined {
  const { latitude, longitude } = record.location ?? record;
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}
