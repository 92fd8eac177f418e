import type { Messages } from "@/lib/messages";
import { placeName } from "@/lib/messages/place-name";
import { browserName } from "./browser-name";
import { type DeviceKind, deviceKind } from "./device-kind";

type Device = {
  /** What its owner calls it. */
  name: string | null;
  userAgent: string;
  client?: "WEB" | "MOBILE";
  country: string | null;
  city: string | null;
};

export type DescribedDevice = {
  kind: DeviceKind;
  /** What its owner calls it, or else the browser: “Firefox on macOS”. */
  title: string;
  /** The browser where the title is a name, and the place where it is known. */
  about: string[];
};

/** As a person would say it. */
export function describeDevice(
  { name, userAgent, client, ...place }: Device,
  words: Pick<Messages, "browser" | "places">,
  locale: string,
): DescribedDevice {
  const kind = deviceKind(userAgent);
  const named = browserName(userAgent, words.browser);
  const isBrowser = named !== words.browser.unknown;
  const isApp = !isBrowser && client === "MOBILE";
  const browser = isApp ? words.browser.app : named;
  return {
    kind: isApp && kind === "program" ? "phone" : kind,
    title: name ?? browser,
    about: [
      ...(name && isBrowser ? [browser] : []),
      ...(place.country ? [placeName(place, locale, words.places)] : []),
    ],
  };
}
