import { parsedBrowser } from "./parsed-browser";

export const deviceKinds = ["desktop", "phone", "tablet", "program"] as const;

export type DeviceKind = (typeof deviceKinds)[number];

/** By what a browser says it runs on; a program that is no browser says nothing of the kind. */
export function deviceKind(userAgent: string): DeviceKind {
  const trimmed = userAgent.trim();
  const type = trimmed && parsedBrowser(trimmed).platform.type;
  if (type === "mobile") return "phone";
  return type === "tablet" || type === "desktop" ? type : "program";
}
