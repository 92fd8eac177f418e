import { expect, test } from "vitest";
import { testDatabase } from "@/scripts/testing/database";
import { schemaChanges } from "./schema-changes";

test("the migrations lead to what prisma/schema.prisma says", async () => {
  expect(await schemaChanges(testDatabase().superuserUrl)).toBeNull();
});
