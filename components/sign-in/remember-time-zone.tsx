"use client";

import { useEffect } from "react";
import { timeZoneCookie } from "@/lib/messages/time-zone";

const oneYear = 365 * 24 * 60 * 60 * 1000;

/** Stands on the pages before signing in, so that the first page after it has the right times. */
export function RememberTimeZone() {
  useEffect(() => {
    // Older browsers have no cookie store; there, times name the zone they are in.
    if (!("cookieStore" in window)) return;
    void window.cookieStore.set({
      name: timeZoneCookie,
      value: Intl.DateTimeFormat().resolvedOptions().timeZone,
      expires: Date.now() + oneYear,
      sameSite: "lax",
      path: "/",
    });
  }, []);
  return null;
}
