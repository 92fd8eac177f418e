import { expect, test } from "vitest";
import { messagesFor } from "./index";
import { riskSentences } from "./risk-sentences";

test("each reason is a sentence, and one without words is left out", () => {
  const reasons = ["new_country", "unheard_of", "constructor", "failures_before"];
  const said = riskSentences(reasons, "Iceland", messagesFor().risk.reasons);
  expect(said).toEqual(["First time from Iceland.", "Right after wrong passwords."]);
});
