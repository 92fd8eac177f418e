import { limits } from "@/lib/platform/limits";
import { failure, type Outcome } from "@/lib/platform/outcome";

type Refusal = "UNSUPPORTED_MEDIA_TYPE" | "BODY_TOO_LARGE" | "MALFORMED_BODY";

const JSON_TYPE = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

/** The body as JSON, if it says that it is, is not too large, and is UTF-8 that parses. */
export async function jsonBody(request: Request): Promise<Outcome<{ value: unknown }, Refusal>> {
  if (!JSON_TYPE.test(request.headers.get("content-type") ?? "")) {
    return failure("UNSUPPORTED_MEDIA_TYPE");
  }
  const bytes = await cappedBody(request);
  if (!bytes) return failure("BODY_TOO_LARGE");
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return failure("MALFORMED_BODY");
  }
}

/** Read piece by piece, because a sender need not say, or mean, how much is coming. */
export async function cappedBody(request: Request): Promise<Buffer | null> {
  if (Number(request.headers.get("content-length") ?? 0) > limits.bodyBytes) return null;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body ?? []) {
    size += piece.byteLength;
    if (size > limits.bodyBytes) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
