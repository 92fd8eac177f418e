import { isByAdmin, isFromAdmin } from "@/lib/audit/catalogue";
import type { OwnEvent } from "@/lib/audit/own-events";
import { messagesFor } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import { unusualAbout, whence } from "./whence";

type Told = Pick<OwnEvent, "type" | "address" | "userAgent" | "details"> & {
  reason?: string | null;
};

/** From where an admin helps is the admin's own. */
const { byAdmin, reasonGiven } = messagesFor().activity;
const admins = { browser: byAdmin, address: "" };

/** An event with what a person reads of it. */
export const eventRow = <Event extends Told>(event: Event) => ({
  ...event,
  from: isFromAdmin(event) ? admins : whence(event),
  given: isByAdmin(event.type) && event.reason ? fill(reasonGiven, { reason: event.reason }) : null,
  unusual: unusualAbout(event.details.riskReasons, event.address),
});
