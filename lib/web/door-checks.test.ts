import { expect, test } from "vitest";
import { soleCookie } from "./cookies";
import { cappedBody, jsonBody } from "./json-body";
import { isForeign, isOwnOrigin } from "./origin";

const from = (headers: Record<string, string>) => new Headers(headers);

test("only the configured origin is ours; silence is neither ours nor foreign", () => {
  expect(isOwnOrigin(from({ origin: "http://localhost:3000" }))).toBe(true);
  expect(isOwnOrigin(from({ "sec-fetch-site": "same-origin" }))).toBe(true);
  for (const origin of [
    "null",
    "https://localhost:3000",
    "http://localhost:3001",
    "http://evil.test",
  ]) {
    expect(isOwnOrigin(from({ origin }))).toBe(false);
    expect(isForeign(from({ origin, "sec-fetch-site": "same-origin" }))).toBe(true);
  }
  expect(isForeign(from({ "sec-fetch-site": "same-site" }))).toBe(true);
  expect(isOwnOrigin(from({}))).toBe(false);
  expect(isForeign(from({}))).toBe(false);
});

test("a host that the request names makes no origin ours", () => {
  const spoofed = {
    origin: "http://evil.test",
    host: "evil.test",
    "x-forwarded-host": "evil.test",
  };
  expect(isOwnOrigin(from(spoofed))).toBe(false);
});

test("a cookie that came twice did not come", () => {
  expect(soleCookie("a=1; sallyport=x; b=2", "sallyport")).toBe("x");
  expect(soleCookie("sallyport=x; sallyport=y", "sallyport")).toBeUndefined();
  expect(soleCookie("sallyport-browser=x", "sallyport")).toBeUndefined();
  expect(soleCookie(null, "sallyport")).toBeUndefined();
});

const post = (body: BodyInit, type = "application/json") =>
  new Request("http://x.test", { method: "POST", body, headers: { "content-type": type } });

test.each([
  ["", "MALFORMED_BODY"],
  ["{", "MALFORMED_BODY"],
  ['{"a":1,}', "MALFORMED_BODY"],
  ['\ufeff{"a":1}', "MALFORMED_BODY"],
  [Uint8Array.of(0x22, 0xff, 0x22), "MALFORMED_BODY"],
])("%j is not JSON", async (body, code) => {
  expect(await jsonBody(post(body as BodyInit))).toMatchObject({ ok: false, code });
});

test.each([
  "text/plain",
  "application/json; charset=utf-16",
  "multipart/form-data",
  "application/jsonx",
])("JSON that calls itself %s is not read", async (type) => {
  expect(await jsonBody(post("{}", type))).toMatchObject({ code: "UNSUPPORTED_MEDIA_TYPE" });
});

test("a body is cut off at its limit even when it does not say how long it is", async () => {
  const endless = new ReadableStream({ pull: (pipe) => pipe.enqueue(new Uint8Array(16_384)) });
  const request = new Request("http://x.test", {
    method: "POST",
    body: endless,
    duplex: "half",
  } as RequestInit);
  expect(await cappedBody(request)).toBeNull();
});
