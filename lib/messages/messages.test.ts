import { expect, test } from "vitest";
import { fieldSentence } from "./field-sentence";
import { messagesFor } from "./index";
import { readerTimeZone } from "./time-zone";

function sentencesIn(part: unknown): string[] {
  if (typeof part === "string") return [part];
  return typeof part === "object" && part !== null ? Object.values(part).flatMap(sentencesIn) : [];
}

test("a locale without a catalogue reads English", () => {
  expect(messagesFor("tlh-KX")).toBe(messagesFor("en"));
  expect(messagesFor("en-GB")).toBe(messagesFor("en"));
});

test("an object's own properties are no locales", () => {
  expect(messagesFor("constructor")).toBe(messagesFor("en"));
});

test("what is said without knowing how long leaves nothing to fill in", () => {
  expect(Object.values(messagesFor().generalFailures).join(" ")).not.toMatch(/[{}]|below/);
});

test("no sentence blames, shrugs or shouts", () => {
  for (const sentence of sentencesIn(messagesFor())) {
    expect(sentence).not.toMatch(/\b(invalid|oops|please note|illegal|forbidden)\b|!$/i);
    expect(sentence.trim()).toBe(sentence);
    expect(sentence).not.toBe("");
  }
});

test("a field's own sentence goes before the common one", () => {
  const sentences = { required: "Fill this in.", "email.required": "Enter your email." };
  expect(fieldSentence(sentences, "email", "required")).toBe("Enter your email.");
  expect(fieldSentence(sentences, "name", "required")).toBe("Fill this in.");
  expect(fieldSentence(sentences, "name", "unheard.of")).toBe("Fill this in.");
});

test("times are shown in the reader's zone, in UTC when it is unknown", () => {
  expect(readerTimeZone("Europe/Berlin")).toBe("Europe/Berlin");
  expect(readerTimeZone("europe/berlin")).toBe("Europe/Berlin");
  expect(readerTimeZone("Nowhere/Land; Path=/")).toBe("UTC");
  expect(readerTimeZone(undefined)).toBe("UTC");
});
