import { limits } from "@/lib/platform/limits";

export type Line =
  | { line: number; text: string }
  | { line: number; problem: "line.tooLong" | "line.notUtf8" };

const NEWLINE = 10;

/** One line after the other, never holding more than one: a longer one is counted, not kept. */
export async function* readLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const pending = new PendingLine();
  for await (const chunk of source) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      pending.add(chunk.subarray(start, end));
      yield pending.finish();
      start = end + 1;
    }
    pending.add(chunk.subarray(start));
  }
  if (!pending.isEmpty) yield pending.finish();
}

class PendingLine {
  private readonly decoder = new TextDecoder("utf-8", { fatal: true });
  private line = 1;
  private parts: Uint8Array[] = [];
  private bytes = 0;

  get isEmpty(): boolean {
    return this.bytes === 0;
  }

  add(part: Uint8Array): void {
    this.bytes += part.length;
    if (this.bytes > limits.importLineBytes) this.parts = [];
    else if (part.length > 0) this.parts.push(part);
  }

  finish(): Line {
    const line = this.line++;
    const { bytes, parts } = this;
    this.bytes = 0;
    this.parts = [];
    if (bytes > limits.importLineBytes) return { line, problem: "line.tooLong" };
    try {
      return { line, text: this.decoder.decode(Buffer.concat(parts)).replace(/\r$/, "") };
    } catch {
      // Decoding says "not UTF-8" only by throwing.
      return { line, problem: "line.notUtf8" };
    }
  }
}
