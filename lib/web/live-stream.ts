import type { News, Watcher } from "@/lib/live/watcher";
import { watchers } from "@/lib/live/watchers";
import type { Standing } from "@/lib/sessions/standing";

const encoder = new TextEncoder();
const RETRY_MS = 2_000;
/** As many events wait for a reader; then nobody is reading. */
const MOST_UNREAD = 32;

/** Lines of `text/event-stream`. An event without data would not reach the page. */
const event = (what: string, data = "-"): Uint8Array =>
  encoder.encode(`event: ${what}\ndata: ${data}\n\n`);

const BEAT = event("beat");
const ENDED = event("ended");

/** One open stream: it watches from the first reading to the end of the connection. */
class LiveStream implements Watcher {
  readonly sessionId: string;
  readonly userId: string;
  readonly role: Standing["role"];
  sessionsMark: string;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  constructor({ sessionId, userId, role, sessionsMark }: Standing) {
    this.sessionId = sessionId;
    this.userId = userId;
    this.role = role;
    this.sessionsMark = sessionsMark;
  }

  /** Not before somebody reads: nobody ever would, or leave, in answer to a HEAD request. */
  pull(controller: ReadableStreamDefaultController<Uint8Array>): void {
    if (this.#controller) return;
    this.#controller = controller;
    controller.enqueue(encoder.encode(`retry: ${RETRY_MS}\n`));
    this.tell({ what: "sessions", mark: this.sessionsMark });
    watchers().join(this);
  }

  cancel(): void {
    watchers().leave(this);
  }

  tell(news: News): void {
    const unread = -(this.#controller?.desiredSize ?? 0);
    if (unread < MOST_UNREAD) this.#controller?.enqueue(bytesOf(news));
    else this.#giveUp();
  }

  #giveUp(): void {
    watchers().leave(this);
    this.#controller?.error(new Error("Nobody reads."));
    this.#controller = undefined;
  }

  close(): void {
    this.#controller?.close();
  }
}

function bytesOf(news: News): Uint8Array {
  if (news.what === "sessions") return event("sessions", news.mark);
  return news.what === "beat" ? BEAT : ENDED;
}

export function liveStream(standing: Standing): Response {
  const body = new ReadableStream(new LiveStream(standing), { highWaterMark: 0 });
  const headers = {
    "Content-Type": "text/event-stream; charset=utf-8",
    // What compresses or collects an answer on its way would hold it back.
    "Cache-Control": "private, no-store, no-transform",
    "X-Accel-Buffering": "no",
    // Left open, the connection would outlast the stream, and the server's end wait for it.
    Connection: "close",
  };
  return new Response(body, { headers });
}
