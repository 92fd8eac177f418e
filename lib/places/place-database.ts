import { readFileSync } from "node:fs";
import path from "node:path";
import { Reader } from "maxmind";
import { environment } from "@/lib/platform/environment";
import { log } from "@/lib/platform/log";

/** What the databases say of an address: GeoLite2 and DB-IP in layers, the one that comes with us flat. */
export type PlaceRecord = {
  country?: { iso_code?: string };
  city?: { names?: { en?: string } } | string;
  location?: { latitude?: number; longitude?: number };
  country_code?: string;
  latitude?: number;
  longitude?: number;
};

const shippedFile = () =>
  path.join(
    process.cwd(),
    "node_modules/@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb",
  );

/** Bundles of one process share the file's one copy in memory. Null: there is none that can be read. */
const shared = globalThis as { sallyportPlaces?: Reader<never> | null };

/** What is known of an address. Whatever is wrong with the file, the answer is that nothing is. */
export function placeRecord(address: string): PlaceRecord | null {
  if (shared.sallyportPlaces === undefined) shared.sallyportPlaces = open();
  const reader = shared.sallyportPlaces;
  if (!reader || (reader.metadata.ipVersion === 4 && address.includes(":"))) return null;
  try {
    return reader.get(address);
  } catch (error) {
    // A file that is broken inside is not asked again, so that this is one line in the log.
    shared.sallyportPlaces = null;
    log.error({ message: String(error) }, "the place database is broken; places stay unknown");
    return null;
  }
}

/** Once a process, at the first question: from then on the whole file is in memory, and no more. */
function open(): Reader<never> | null {
  for (const file of [environment().GEOIP_DATABASE, shippedFile()]) {
    if (!file) continue;
    try {
      return new Reader(readFileSync(/* turbopackIgnore: true */ file));
    } catch (error) {
      log.error({ file, message: String(error) }, "a place database could not be read");
    }
  }
  return null;
}
