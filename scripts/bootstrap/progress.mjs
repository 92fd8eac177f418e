const SAY_AFTER_MS = 1_000;
const REMIND_EVERY_MS = 15_000;
const isTerminal = Boolean(process.stderr.isTTY);

/**
 * Runs a step and shows that it works, then how long it took. A step may return a word on how it
 * ended, which stands in the line.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const began = performance.now();
  const elapsed = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  const stopShowing = isTerminal ? showInPlace(title, elapsed) : showInLines(title, elapsed);
  try {
    const result = await work();
    stopShowing();
    const detail = typeof result === "string" ? `: ${result}` : "";
    console.error(`✓ ${title}${detail} (${elapsed()})`);
    return result;
  } catch (error) {
    stopShowing();
    console.error(`✗ ${title} (${elapsed()})`);
    throw error;
  }
}

/**
 * @param {string} title
 * @param {() => string} elapsed
 */
function showInPlace(title, elapsed) {
  const draw = () => process.stderr.write(`\r\u001b[K… ${title} (${elapsed()})`);
  draw();
  const timer = setInterval(draw, 200);
  return () => {
    clearInterval(timer);
    process.stderr.write("\r\u001b[K");
  };
}

/**
 * @param {string} title
 * @param {() => string} elapsed
 */
function showInLines(title, elapsed) {
  const first = setTimeout(() => console.error(`… ${title}`), SAY_AFTER_MS);
  const reminder = setInterval(() => console.error(`… ${title} (${elapsed()})`), REMIND_EVERY_MS);
  return () => {
    clearTimeout(first);
    clearInterval(reminder);
  };
}
