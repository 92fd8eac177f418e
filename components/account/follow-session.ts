export type News = { what: "ended" } | { what: "sessions"; mark: string };

export type Hear = (news: News) => void;

/** What holds a stream back on its way lets not even the first word through. */
const FIRST_WORD_MS = 5_000;
/** More than two beats of the server. */
const SILENCE_MS = 50_000;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 30_000;
const ASKING_MS = 3_000;
const ASKING_TIMES = 20;
const ANSWER_MS = 10_000;

/** Refused: there was no first word, only an end. Silent: not even that. */
type End = "lost" | "refused" | "silent";

/** By stream where there is one; by asking, where something on the way holds streams back. */
export async function followSession(id: string, hear: Hear, signal: AbortSignal): Promise<void> {
  const address = `/account/live?session=${id}`;
  let retry = FIRST_RETRY_MS;
  while (!signal.aborted) {
    const end = await streamUntilLost(address, hear, signal);
    retry = end === "refused" ? Math.min(2 * retry, LAST_RETRY_MS) : FIRST_RETRY_MS;
    // Not all at once, should it be the app that went away.
    const wait = end === "silent" ? ASKING_MS : retry * (0.5 + Math.random());
    let times = end === "silent" ? ASKING_TIMES : 1;
    // A stream does not say why it was refused; a question does.
    while (times-- > 0 && !signal.aborted) {
      await ask(address, hear, signal);
      await pause(wait, signal);
    }
  }
}

function streamUntilLost(address: string, hear: Hear, signal: AbortSignal): Promise<End> {
  return new Promise((resolve) => {
    const source = new EventSource(address);
    let patience: ReturnType<typeof setTimeout>;
    let hasSpoken = false;
    const lose = () => finish(hasSpoken ? "lost" : "refused");
    const finish = (end: End) => {
      clearTimeout(patience);
      signal.removeEventListener("abort", lose);
      source.close();
      resolve(end);
    };
    const waitFor = (ms: number, end: End) => {
      clearTimeout(patience);
      patience = setTimeout(finish, ms, end);
    };
    signal.addEventListener("abort", lose);
    source.addEventListener("error", lose);
    source.addEventListener("beat", () => waitFor(SILENCE_MS, "lost"));
    source.addEventListener("ended", () => hear({ what: "ended" }));
    source.addEventListener("sessions", ({ data }) => {
      hasSpoken = true;
      waitFor(SILENCE_MS, "lost");
      hear({ what: "sessions", mark: data });
    });
    waitFor(FIRST_WORD_MS, "silent");
  });
}

async function ask(address: string, hear: Hear, signal: AbortSignal): Promise<void> {
  try {
    const asked = fetch(address, { headers: { Accept: "application/json" }, signal });
    const answer = await Promise.race([asked, pause(ANSWER_MS, signal)]);
    const { code, sessionsMark } = (await answer?.json()) ?? {};
    if (code === "UNAUTHENTICATED") hear({ what: "ended" });
    if (sessionsMark) hear({ what: "sessions", mark: sessionsMark });
  } catch {
    // No answer, or somebody else's: nothing is known, and the next try may tell.
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, signal.aborted ? 0 : ms);
    signal.addEventListener("abort", done);
  });
}
