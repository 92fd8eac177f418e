"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** While it is on the page, the page is drawn anew every so often, as long as somebody looks. */
export function DrawAgain({ everyMs }: { everyMs: number }) {
  const router = useRouter();

  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs]);
  return null;
}
