import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { placeFile } from "@/scripts/testing/place-file";

const folder = mkdtempSync(path.join(tmpdir(), "places-"));
const fileOf = (name: string, content: Buffer): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};

/** As a process would find it that has just started. */
async function started({ database = "", cwd }: { database?: string; cwd?: string } = {}) {
  vi.resetModules();
  Reflect.deleteProperty(globalThis, "sallyportPlaces");
  vi.stubEnv("GEOIP_DATABASE", database);
  if (cwd) vi.spyOn(process, "cwd").mockReturnValue(cwd);
  const { log } = await import("@/lib/platform/log");
  const complaints = vi.spyOn(log, "error").mockReturnValue();
  return { ...(await import("./place-of")), complaints };
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});
afterAll(() => rmSync(folder, { recursive: true }));

const nowhere = { country: null, city: null };

test.each([
  ["193.136.0.1", "PT"],
  ["::ffff:193.136.0.1", "PT"],
  ["2001:690::1", "PT"],
  ["130.59.31.80", "CH"],
  ["133.11.0.1", "JP"],
  ["2001:630::1", "GB"],
])("%s is in %s by the database that comes with the packages", async (address, country) => {
  const { placeOf } = await started();
  expect(placeOf(address)).toEqual({ country, city: null });
});

// The database has a country for some of these.
test.each([
  "127.0.0.1",
  "10.1.2.3",
  "192.168.1.1",
  "203.0.113.7",
  "0.0.0.0",
  "::1",
  "fe80::1",
  "x",
])("%s is nowhere", async (address) => {
  const { placeOf } = await started();
  expect(placeOf(address)).toEqual(nowhere);
});

test("a database of cities is used where the settings name one", async () => {
  const lisbon = {
    city: { names: { en: "Lisbon" } },
    country: { iso_code: "PT" },
    location: { latitude: 38.7, longitude: -9.1 },
  };
  const centreOfBrazil = {
    country: { iso_code: "BR" },
    location: { latitude: -10, longitude: 55 },
  };
  const database = fileOf("city.mmdb", placeFile({ 88: lisbon, 189: centreOfBrazil }));
  const { placeOf } = await started({ database });
  const at = { latitude: 38.7, longitude: -9.1 };
  expect(placeOf("88.1.2.3")).toEqual({ country: "PT", city: "Lisbon", at });
  expect(placeOf("189.1.2.3")).toEqual({ country: "BR", city: null });
  expect(placeOf("9.9.9.9")).toEqual(nowhere);
  // A file of IPv4 would take the first bytes of this for 88.x.
  expect(placeOf("5800::1")).toEqual(nowhere);
});

test("without any database places are unknown, and the log says so once", async () => {
  const { placeOf, complaints } = await started({ cwd: folder });
  expect(placeOf("193.136.0.1")).toEqual(nowhere);
  expect(placeOf("133.11.0.1")).toEqual(nowhere);
  expect(complaints).toHaveBeenCalledTimes(1);
});

test("a database that is broken inside is told once and asked no more", async () => {
  const whole = placeFile({ 193: { country: { iso_code: "PT" } } });
  // A key that is no text: the marks are there, so that the settings accept the file.
  const broken = Buffer.from(
    whole.toString("latin1").replace("\x47country", "\x00\x00ountry"),
    "latin1",
  );
  const { placeOf, complaints } = await started({ database: fileOf("broken.mmdb", broken) });
  expect(placeOf("193.136.0.1")).toEqual(nowhere);
  expect(placeOf("193.136.0.2")).toEqual(nowhere);
  expect(complaints).toHaveBeenCalledTimes(1);
});
