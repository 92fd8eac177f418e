import { expect, test, vi } from "vitest";
import { record } from "@/lib/audit/record";
import { database } from "@/lib/platform/database";
import { withOwnConnection } from "@/lib/platform/database/own-connection";
import { aContext } from "@/scripts/testing/people";
import { checkChain } from "./check-chain";
import { sealLog } from "./seal-log";

const secrets = vi.hoisted(() => ({ current: "", previous: [] as string[] }));

vi.mock("@/lib/platform/environment", async (original) => {
  const actual = await original<typeof import("@/lib/platform/environment")>();
  const environment = () => ({
    ...actual.environment(),
    SALLYPORT_SECRET: secrets.current,
    SALLYPORT_SECRET_PREVIOUS: secrets.previous,
  });
  return { ...actual, environment };
});

const sealUnder = async (secret: string) => {
  secrets.current = secret;
  await record(database(), aContext(), { type: "limit.reached" });
  await sealLog();
};

const finding = async (current: string, previous: string[] = []) => {
  Object.assign(secrets, { current, previous });
  return (await withOwnConnection("test", (client) => checkChain(client))).finding;
};

test("seals made under an earlier secret are proven by it, or by a later seal, and else not", async () => {
  await sealUnder("the first secret");
  await sealUnder("the first secret");
  expect(await finding("the first secret")).toBeNull();
  expect(await finding("the second secret")).toEqual({ kind: "seal_unproven", seal: 1 });
  expect(await finding("the second secret", ["the first secret"])).toBeNull();
  await sealUnder("the second secret");
  expect(await finding("the second secret")).toBeNull();
  expect(await finding("the first secret")).toEqual({ kind: "seal_unproven", seal: 3 });
});
