import type { Standing } from "@/lib/sessions/standing";

/** Whoever wants to know at once what becomes of a session: a stream to a page that is open. */
export type Watcher = Omit<Standing, "endsInMs"> & {
  tell(news: News): void;
  close(): void;
};

export type News =
  /** Nothing has happened, and the connection is there. */
  | { what: "beat" }
  /** The sessions of this person are others now. */
  | { what: "sessions"; mark: string }
  | { what: "ended" };
