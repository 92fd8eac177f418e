import { comesFrom, isByAdmin } from "@/lib/audit/catalogue";
import type { OwnEvent } from "@/lib/audit/own-events";
import { messagesFor } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import { unusualAbout, whence } from "./whence";

type Told = Pick<OwnEvent, "type" | "address" | "userAgent" | "details"> & {
  reason?: string | null;
};

/** From where an admin helps, or a back end calls, is their own. */
const { byAdmin, byService, reasonGiven } = messagesFor().activity;
const others = {
  admin: { browser: byAdmin, address: "" },
  service: { browser: byService, address: "" },
};

/** An event with what a person reads of it. */
export function eventRow<Event extends Told>(event: Event) {
  const { type, reason, address, details } = event;
  const other = comesFrom(event);
  return {
    ...event,
    from: other ? others[other] : whence(event),
    given: isByAdmin(type) && reason ? fill(reasonGiven, { reason }) : null,
    unusual: unusualAbout(details.riskReasons, address),
  };
}
