import { createHash } from "node:crypto";
import { environment } from "./environment";
import { limits } from "./limits";

const PREFIX_DIGITS = 5;

export const breachServiceIsConfigured = (): boolean =>
  environment().BREACHED_PASSWORDS_URL !== undefined;

/**
 * Asks for the hashes that begin as this password's does, and looks for the rest here: five digits of
 * a SHA-1 leave the machine, no more. Throws when there is no answer in time.
 */
export async function isBreached(password: string): Promise<boolean> {
  const hash = createHash("sha1").update(password.normalize("NFC"), "utf8").digest("hex");
  const range = await rangeOf(hash.slice(0, PREFIX_DIGITS).toUpperCase());
  const rest = hash.slice(PREFIX_DIGITS).toUpperCase();
  // Padding comes as hashes that were seen no times.
  return range.some((line) => {
    const [suffix = "", times = ""] = line.split(":");
    return suffix.trim().toUpperCase() === rest && Number(times) > 0;
  });
}

async function rangeOf(prefix: string): Promise<string[]> {
  const { BREACHED_PASSWORDS_URL = "" } = environment();
  const response = await fetch(`${BREACHED_PASSWORDS_URL.replace(/\/+$/, "")}/${prefix}`, {
    // Padded, so that the length of the answer does not tell which was asked for.
    headers: { "Add-Padding": "true", "User-Agent": "Sallyport" },
    redirect: "error",
    signal: AbortSignal.timeout(limits.breachCheckMilliseconds),
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`The service of breached passwords answered ${response.status}.`);
  }
  return (await capped(response)).split(/\r?\n/);
}

async function capped(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.byteLength;
    if (size > limits.breachAnswerBytes) throw new Error("The answer was larger than any range.");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}
