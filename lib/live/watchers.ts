import { setTimeout as sleep } from "node:timers/promises";
import { listen } from "@/lib/platform/database/listen";
import { limits } from "@/lib/platform/limits";
import { log } from "@/lib/platform/log";
import { type Standing, standingsOf } from "@/lib/sessions/standing";
import { CHANGES, readChange } from "./change";
import type { Watcher } from "./watcher";

/** Changes that come together are answered by one query. */
const GATHERING_MS = 10;
const BEAT_MS = limits.liveBeatSeconds * 1000;

/** All watchers of this process. However many they are, one connection listens for them. */
export class Watchers {
  readonly #byUser = new Map<string, Set<Watcher>>();
  readonly #doubtful = new Set<Watcher>();
  #settling: Promise<void> | undefined;
  #stopListening: (() => void) | undefined;
  #beat: NodeJS.Timeout | undefined;
  #isClosed = false;

  join(watcher: Watcher): void {
    if (this.#isClosed) {
      watcher.close();
      return;
    }
    this.#start();
    const own = this.#byUser.get(watcher.userId) ?? new Set();
    this.#byUser.set(watcher.userId, own.add(watcher));
    this.#makeRoom(own, watcher.sessionId);
    // Something may have happened between the look that let it in and now.
    this.#doubt([watcher]);
  }

  leave(watcher: Watcher): void {
    const own = this.#byUser.get(watcher.userId);
    own?.delete(watcher);
    if (own?.size === 0) this.#byUser.delete(watcher.userId);
    this.#doubtful.delete(watcher);
  }

  close(): void {
    this.#isClosed = true;
    this.#stopListening?.();
    clearInterval(this.#beat);
    for (const watcher of this.#all()) this.#dismiss(watcher);
  }

  #start(): void {
    this.#stopListening ??= listen(CHANGES, {
      heard: (payload) => this.#hear(payload),
      connected: () => this.#doubt(this.#all()),
    });
    this.#beat ??= setInterval(() => this.#beatAll(), BEAT_MS).unref();
  }

  #hear(payload: string): void {
    const change = readChange(payload);
    if (!change) return;
    const own = [...(this.#byUser.get(change.user) ?? [])];
    const isOver = ({ sessionId }: Watcher) =>
      change.what === "ended" && (change.session ?? sessionId) === sessionId;
    for (const watcher of own.filter(isOver)) this.#end(watcher);
    this.#doubt(own.filter((watcher) => !isOver(watcher)));
  }

  /** Finds what nobody tells, too: a session whose time will be up, a message that got lost. */
  #beatAll(): void {
    const all = this.#all();
    for (const watcher of all) watcher.tell({ what: "beat" });
    this.#doubt(all);
  }

  #doubt(watchers: Watcher[]): void {
    for (const watcher of watchers) this.#doubtful.add(watcher);
    if (this.#doubtful.size > 0) {
      this.#settling ??= this.#settle().finally(() => {
        this.#settling = undefined;
      });
    }
  }

  async #settle(): Promise<void> {
    try {
      while (this.#doubtful.size > 0) {
        await sleep(GATHERING_MS);
        const asked = [...this.#doubtful];
        this.#doubtful.clear();
        const standings = await standingsOf(asked.map(({ sessionId }) => sessionId));
        // Some have left while the database was asked.
        for (const watcher of asked.filter((each) => this.#isHere(each))) {
          this.#compare(watcher, standings.get(watcher.sessionId));
        }
      }
    } catch (error) {
      // Nobody is sent away because the database is; the next beat asks again.
      log.warn({ message: String(error) }, "the sessions of open pages could not be looked at");
    }
  }

  #compare(watcher: Watcher, standing: Standing | undefined): void {
    if (standing?.role !== watcher.role) {
      this.#end(watcher);
      return;
    }
    if (standing.sessionsMark !== watcher.sessionsMark) {
      watcher.sessionsMark = standing.sessionsMark;
      watcher.tell({ what: "sessions", mark: watcher.sessionsMark });
    }
    this.#lookAgain(watcher, standing.endsInMs);
  }

  /** When its time is up; what is further away than the next beat is for a later look. */
  #lookAgain(watcher: Watcher, inMs: number): void {
    if (inMs > BEAT_MS) return;
    const look = () => this.#isHere(watcher) && this.#doubt([watcher]);
    setTimeout(look, inMs).unref();
  }

  #end(watcher: Watcher): void {
    watcher.tell({ what: "ended" });
    this.#dismiss(watcher);
  }

  #dismiss(watcher: Watcher): void {
    this.leave(watcher);
    watcher.close();
  }

  /** A browser needs one stream; what is beyond a few are left-overs of connections that broke. */
  #makeRoom(own: Set<Watcher>, sessionId: string): void {
    const ofSession = [...own].filter((watcher) => watcher.sessionId === sessionId);
    for (const oldest of ofSession.slice(0, -limits.liveStreamsPerSession)) this.#dismiss(oldest);
    for (const oldest of [...own].slice(0, -limits.liveStreamsPerUser)) this.#dismiss(oldest);
  }

  #isHere(watcher: Watcher): boolean {
    return this.#byUser.get(watcher.userId)?.has(watcher) ?? false;
  }

  #all(): Watcher[] {
    return [...this.#byUser.values()].flatMap((own) => [...own]);
  }
}

/** Pages and handlers are separate bundles of one process; they must meet in one place. */
const shared = globalThis as { sallyportWatchers?: Watchers };

export function watchers(): Watchers {
  if (!shared.sallyportWatchers) {
    const made = new Watchers();
    shared.sallyportWatchers = made;
    // An open stream would hold up the server's end.
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => made.close());
  }
  return shared.sallyportWatchers;
}
