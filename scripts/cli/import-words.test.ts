import { expect, test } from "vitest";
import { reasons } from "@/lib/import/reasons";
import { lineWords } from "./import-words";

test("every reason is a whole sentence with its numbers in it", () => {
  for (const reason of reasons) {
    const words = lineWords({ line: 7, outcome: "refused", reason, firstLine: 3 }, false);
    expect(words).toMatch(/^line 7: refused: \w+: [A-Z][^{}]+\.$/);
  }
});
