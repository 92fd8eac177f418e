"use client";

import { createContext, type ReactNode, useEffect, useState } from "react";
import { leavePage, noteSubmit } from "./leave-page";
import { watchSession } from "./watch-session";

/** The mark of the sessions that the person has by now; null as long as nothing was heard. */
export const SessionsMark = createContext<string | null>(null);

type LiveSessionProps = {
  /** The session that the page was made for. */
  id: string;
  children: ReactNode;
};

/** Leaves the page when its session ends, wherever that is done. */
export function LiveSession({ id, children }: LiveSessionProps) {
  const [mark, setMark] = useState<string | null>(null);

  useEffect(
    () => watchSession(id, (news) => (news.what === "ended" ? leavePage() : setMark(news.mark))),
    [id],
  );

  useEffect(() => {
    const restored = ({ persisted }: PageTransitionEvent) => {
      // "Back" brought it out of the browser's memory, where nothing could reach it.
      if (persisted) location.reload();
    };
    window.addEventListener("pageshow", restored);
    document.addEventListener("submit", noteSubmit, { capture: true });
    return () => {
      window.removeEventListener("pageshow", restored);
      document.removeEventListener("submit", noteSubmit, { capture: true });
    };
  }, []);

  return <SessionsMark value={mark}>{children}</SessionsMark>;
}
