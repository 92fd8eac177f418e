import { isIPv4 } from "node:net";
import ipaddr from "ipaddr.js";

/** The address as the log keeps it: IPv4 without its IPv6 wrapping, no zone. */
export function plainAddress(raw: string): string | undefined {
  // Nearly every request: an IPv4 socket, looked at without parsing.
  const direct = raw.startsWith("::ffff:") ? raw.slice(7) : raw;
  if (isIPv4(direct)) return direct;
  const withoutZone = raw
    .trim()
    .replace(/^\[|\]$/g, "")
    .replace(/%.*$/, "");
  return ipaddr.isValid(withoutZone) ? ipaddr.process(withoutZone).toString() : undefined;
}

/** The same, if it is one of the public internet: not private, not this machine's, not reserved. */
export function publicAddress(raw: string): string | undefined {
  const plain = plainAddress(raw);
  return plain && ipaddr.parse(plain).range() === "unicast" ? plain : undefined;
}

/** What a rate counts: one IPv4 address, or a whole IPv6 /64, which is what one subscriber gets. */
export function addressGroup(address: string): string {
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  const network = parsed.toByteArray().slice(0, 8);
  return `${Buffer.from(network).toString("hex")}/64`;
}
