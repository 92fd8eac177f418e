import { expect, test } from "vitest";
import { commandLineContext } from "@/lib/audit/context";
import { database } from "@/lib/platform/database";
import { changePolicy } from "@/lib/policies/change-policy";
import { registerSchema } from "@/lib/sign-in/schema";
import { inputFailure } from "./input-failure";
import { fieldSentences } from "./sentence-for";

test("what is shorter than any rule allows is told the length that the rules in force ask for", async () => {
  const rules = { charactersMin: 15, history: 5, kindsMin: 0, expiryDays: null };
  await changePolicy(database(), "passwords", rules, { reason: "" }, commandLineContext("test"));
  const typed = { name: "Ada Vale", email: "ada@example.com", password: "short" };
  const { error } = registerSchema.safeParse(typed);
  if (!error) throw new Error("It was taken.");
  const { password } = fieldSentences(await inputFailure(error));
  expect(password).toContain("at least 15 characters");
});
