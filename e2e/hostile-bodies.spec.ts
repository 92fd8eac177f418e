import { Buffer } from "node:buffer";
import { apiDoors, apiPaths } from "./support/doors";
import { newPerson } from "./support/people";
import { expectRefused, raw } from "./support/refusals";
import { expect, test } from "./support/story";

const KIB = 1024;
const MIB = 1024 * KIB;

/** Any text may be somebody's password when signing in: it is wrong, not malformed. */
const isAPassword = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "client" in value && "password" in value
    ? value.password === "\u0000"
    : false;

for (const path of apiPaths) {
  const good = JSON.stringify(apiDoors[path]);

  test(`${path} reads JSON that says so, and nothing else`, async () => {
    const types = [
      "text/plain",
      "application/xml",
      "application/jsonp",
      "application/json; charset=utf-16",
    ];
    const forms = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""];
    for (const type of [...types, ...forms, "text/plain; application/json"]) {
      const answer = await raw(path, { headers: [["Content-Type", type]], body: good });
      expectRefused(answer, 415, "UNSUPPORTED_MEDIA_TYPE", type);
    }
    expectRefused(
      await raw(path, { headers: [], body: good }),
      415,
      "UNSUPPORTED_MEDIA_TYPE",
      "none",
    );
  });

  test(`${path} refuses what does not parse`, async () => {
    const broken = ["", "{", "NaN", "{'a':1}", '{"a":1,}', "/* */{}", "undefined", `\ufeff${good}`];
    const bytes = [
      Buffer.from(good, "utf16le"),
      Buffer.from([0x22, 0xff, 0xfe, 0x22]),
      Buffer.alloc(9),
    ];
    for (const body of [...broken, ...bytes]) {
      expectRefused(await raw(path, { body }), 400, "MALFORMED_BODY", String(body).slice(0, 40));
    }
    const nested = `${"[".repeat(30_000)}${"]".repeat(30_000)}`;
    expect([400, 422]).toContain((await raw(path, { body: nested })).status);
  });

  test(`${path} refuses what is not an object of its fields`, async () => {
    const email = newPerson().email;
    const values: unknown[] = [null, [], [apiDoors[path]], "x", 1, true, {}, { "": "" }];
    const twisted = Object.keys(apiDoors[path]).flatMap((field) =>
      [null, 1, true, [], ["a"], {}, { not: "" }, { $ne: null }, "", "\u0000"].map((value) => ({
        ...apiDoors[path],
        [field]: value,
      })),
    );
    const more = [
      { role: "ADMIN" },
      { emailVerifiedAt: "2020-01-01" },
      { id: 1 },
      { email: [email] },
    ];
    const odd = [...more, { constructor: { prototype: {} } }].map((extra) => ({
      ...apiDoors[path],
      ...extra,
    }));
    for (const value of [...values, ...twisted, ...odd].filter((each) => !isAPassword(each))) {
      const answer = await raw(path, { body: JSON.stringify(value) });
      expectRefused(answer, 422, "INVALID_INPUT", JSON.stringify(value));
    }
    const polluting = good.replace("{", '{"__proto__":{"role":"ADMIN"},');
    expect([401, 422]).toContain((await raw(path, { body: polluting })).status);
    const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`k${at}`, 1]));
    expect((await raw(path, { body: JSON.stringify(wide) })).status).toBe(422);
  });

  test(`${path} refuses what is too large, however it is sent`, async () => {
    for (const size of [64 * KIB + 1, MIB, 20 * MIB]) {
      const body = `{"email":"${"x".repeat(size)}"}`;
      expectRefused(await raw(path, { body }), 413, "BODY_TOO_LARGE", `${size}`);
      const chunked = await raw(path, { body: body.slice(0, 2 * MIB), chunked: true });
      expectRefused(chunked, 413, "BODY_TOO_LARGE", `${size} in pieces`);
    }
  });
}
