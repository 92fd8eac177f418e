const ECHO_MS = 700;

export interface StopRequest {
  /** Aborted by the first Ctrl-C or SIGTERM. */
  signal: AbortSignal;
  asked: Promise<void>;
  /** What a second Ctrl-C does. */
  onForce(work: () => void): void;
}

export function listenForStop(): StopRequest {
  const controller = new AbortController();
  const forced: (() => void)[] = [];
  let askedAt = 0;
  const heed = () => {
    if (askedAt === 0) {
      askedAt = Date.now();
      console.error("\nStopping…");
      controller.abort();
      return;
    }
    // npm passes on the Ctrl-C that the terminal has sent us already; that is no second wish.
    if (Date.now() - askedAt > ECHO_MS) for (const work of forced) work();
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, heed);
  const asked = new Promise<void>((resolve) => {
    controller.signal.addEventListener("abort", () => resolve(), { once: true });
  });
  return { signal: controller.signal, asked, onForce: (work) => forced.push(work) };
}
