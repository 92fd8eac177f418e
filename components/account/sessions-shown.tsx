"use client";

import { useRouter } from "next/navigation";
import { useContext, useEffect } from "react";
import { SessionsMark } from "./live-session";

/** For a page that shows the person's sessions, by their mark: it is drawn anew when they are others. */
export function SessionsShown({ mark }: { mark: string }) {
  const router = useRouter();
  const current = useContext(SessionsMark);

  useEffect(() => {
    if (current === null || current === mark) return;
    const redraw = () => {
      // Drawing counts as somebody being there, so it waits for somebody who looks.
      if (document.visibilityState === "visible") router.refresh();
    };
    redraw();
    document.addEventListener("visibilitychange", redraw);
    return () => document.removeEventListener("visibilitychange", redraw);
  }, [current, mark, router]);
  return null;
}
