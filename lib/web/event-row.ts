import type { OwnEvent } from "@/lib/audit/own-events";
import { unusualAbout, whence } from "./whence";

type Told = Pick<OwnEvent, "address" | "userAgent" | "details">;

/** An event with what a person reads of it. */
export const eventRow = <Event extends Told>(event: Event) => ({
  ...event,
  from: whence(event),
  unusual: unusualAbout(event.details.riskReasons, event.address),
});
