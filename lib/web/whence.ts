import { browserName } from "@/lib/browsers/browser-name";
import { defaultLocale, messagesFor } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import { placeName } from "@/lib/messages/place-name";
import { placeOf } from "@/lib/places/place-of";

type Arrival = { userAgent: string | null; address: string | null };

const words = messagesFor();

/** Where a request came from, in the words of a person. */
export function whence({ userAgent, address }: Arrival) {
  const place = placeOf(address ?? "");
  return {
    browser: browserName(userAgent, words.browser),
    place: place.country ? placeName(place, defaultLocale, words.places) : undefined,
    address: address ?? "",
  };
}

/** What was unusual about a sign-in, each a sentence. */
export function unusualAbout(reasons: unknown, address: string | null): string[] {
  const place = { country: placeOf(address ?? "").country, city: null };
  const country = placeName(place, defaultLocale, words.places);
  const sentences = new Map(Object.entries(words.risk.reasons));
  const named = Array.isArray(reasons) ? reasons : [];
  return named.flatMap((reason) => {
    const sentence = sentences.get(reason);
    return sentence ? `${fill(sentence, { country })}.` : [];
  });
}
