import { followSession, type Hear, type News } from "./follow-session";

/**
 * Tells what becomes of the session that a page was made for, until it is stopped or the session has
 * ended. Of all tabs of a session the one in front keeps the stream, and passes on what it hears: a
 * browser opens six connections to a host, and ten tabs would leave none for pages.
 */
export function watchSession(sessionId: string, hear: Hear): () => void {
  if (!("locks" in navigator)) return () => undefined;
  const name = `sallyport-session-${sessionId}`;
  const channel = new BroadcastChannel(name);
  const listening = new AbortController();
  let turn: AbortController | undefined;
  let isOver = false;

  function stop() {
    listening.abort();
    turn?.abort();
    channel.close();
  }

  function takeIn(news: News) {
    isOver ||= news.what === "ended";
    hear(news);
    if (isOver) stop();
  }

  function passOn(news: News) {
    channel.postMessage(news);
    takeIn(news);
  }

  function takeTurn(steal: boolean) {
    turn?.abort();
    const mine = new AbortController();
    turn = mine;
    const { signal } = mine;
    const keep = async () => {
      await followSession(sessionId, passOn, signal);
      // The last word is said. Passed on, the turn would make the next tab ask on its way out.
      if (isOver) await new Promise(() => undefined);
    };
    navigator.locks.request(name, steal ? { steal } : { signal }, keep).catch((error: Error) => {
      if (error.name !== "AbortError") throw error;
      // The tab that has come to the front took it; this one stands in line again.
      if (!signal.aborted) takeTurn(false);
    });
  }

  // Coming to the front, waking up, being online again: a new stream says how things are by now.
  const comeForward = () => {
    if (document.visibilityState === "visible") takeTurn(true);
  };
  document.addEventListener("visibilitychange", comeForward, { signal: listening.signal });
  window.addEventListener("online", comeForward, { signal: listening.signal });
  channel.onmessage = ({ data }: MessageEvent<News>) => takeIn(data);
  takeTurn(document.visibilityState === "visible");
  return stop;
}
