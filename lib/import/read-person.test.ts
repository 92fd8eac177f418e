import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { type Format, openRows } from "./open-rows";
import { readPerson } from "./read-person";

/** Each line of a file: who it is, or why it stays out. */
async function read(content: string | Buffer, format: Format, chunkBytes = 7) {
  const bytes = Buffer.from(content);
  const chunks = function* () {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
  };
  const opened = await openRows(Readable.from(chunks()), format);
  if (!opened.ok) return opened;
  const seen: [line: number, what: string][] = [];
  for await (const row of opened.rows) {
    const person = readPerson(row);
    seen.push([row.line, "reason" in person ? person.reason : person.email]);
  }
  return seen;
}

const HASH = `$2y$10$${"a".repeat(21)}.${"b".repeat(30)}.`;
const SECRET = "JBSWY3DPEHPK3PXP";
const one = (fields: object) =>
  read(JSON.stringify({ email: "a@example.test", name: "A", ...fields }), "jsonl", 1024);

test("a byte order mark, CRLF, quotes, blank lines and a missing last newline are read as meant", async () => {
  const file = '\ufeffName,EMAIL\r\n"Moore, ""Rob"" R.",a@example.test\r\n\r\nÉ,b@example.test';
  expect(await read(file, "csv")).toEqual([
    [2, "a@example.test"],
    [4, "b@example.test"],
  ]);
});

test("a hostile line stays out with its number and reason, and costs no other line", async () => {
  const file = Buffer.concat([
    Buffer.from("email,name\na@example.test,A\n"),
    Buffer.from('"b@example.test,B\n'),
    Buffer.from('c@example.test,"C" x\n'),
    Buffer.from("d@example.test,D,more\n"),
    Buffer.from(`${",".repeat(60_000)}\n`),
    Buffer.from(`e@example.test,${"E".repeat(10_000_000)}\n`),
    Buffer.from("f@example.test,F\0\n"),
    Buffer.from("g@example.test,Zo\xeb\n", "latin1"),
    Buffer.from("h@example.test,A\rB\n"),
    Buffer.from("i@example.test,I\n"),
  ]);
  expect(await read(file, "csv", 64 * 1024)).toEqual([
    [2, "a@example.test"],
    [3, "line.notCsv"],
    [4, "line.notCsv"],
    [5, "line.wrongCount"],
    [6, "line.wrongCount"],
    [7, "line.tooLong"],
    [8, "name.malformed"],
    [9, "line.notUtf8"],
    [10, "name.malformed"],
    [11, "i@example.test"],
  ]);
});

test("so does hostile JSON", async () => {
  const lines = [
    '{"email":"a@example.test","name":"\\ud800"}',
    '{"email":"\\udfff@example.test","name":"A"}',
    '{"email":"a@example.test","name":"A","__proto__":{"role":"ADMIN"}}',
    '{"email":"a@example.test","name":"A","constructor":1}',
    '["a@example.test"]',
    "[".repeat(60_000),
    "null",
    '{"email":{"toString":"x"},"name":[]}',
    '{"name":"A"}',
    '{"email":"a@example.test","name":"A"}',
  ];
  expect(await read(lines.join("\n"), "jsonl", 4096)).toEqual([
    [1, "name.malformed"],
    [2, "email.malformed"],
    [3, "line.unknownField"],
    [4, "line.unknownField"],
    [5, "line.notJson"],
    [6, "line.notJson"],
    [7, "line.notJson"],
    [8, "email.required"],
    [9, "email.required"],
    [10, "a@example.test"],
  ]);
});

test.each([
  ["", "empty"],
  ["\n \n", "empty"],
  [Buffer.from("email,name\na@example.test,A\n", "utf16le"), "columnsUnknown"],
  [Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("email", "utf16le")]), "notUtf8"],
  ["a,".repeat(1_000_000), "headerMalformed"],
  ['"email,name\n', "headerMalformed"],
  ["email,name,passwrd_hash\n", "columnsUnknown"],
  ["email,name,__proto__\n", "columnsUnknown"],
  ["email,name,Email\n", "columnsRepeated"],
  ["email;name\n", "columnsUnknown"],
  ["email,role\n", "columnsMissing"],
])("a file whose first line cannot be understood is read no further: %#", async (file, problem) => {
  expect(await read(file, "csv", 64 * 1024)).toMatchObject({ ok: false, problem });
});

test.each([
  [{ role: "ADMIN" }, "role.malformed"],
  [{ password_hash: "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA" }, "password_hash.malformed"],
  [{ password_hash: HASH.replace("$2y", "$2x") }, "password_hash.malformed"],
  [{ password_hash: `${HASH}\n` }, "password_hash.malformed"],
  [{ password_hash: HASH.replace("$10$", "$03$") }, "password_hash.cost"],
  [{ password_hash: HASH.replace("$10$", "$15$") }, "password_hash.cost"],
  [{ password_hash: HASH.replace("$10$", "$31$") }, "password_hash.cost"],
  [{ mfa_state: "ENABLED" }, "totp_secret.required"],
  [{ totp_secret: SECRET }, "mfa_state.required"],
  [{ mfa_state: "ENABLED", totp_secret: "JBSWY3DP" }, "totp_secret.length"],
  [{ mfa_state: "ENABLED", totp_secret: "not base 32!" }, "totp_secret.malformed"],
  [{ mfa_state: "on" }, "mfa_state.malformed"],
  [{ mfa_state: "DISABLED", backup_codes: [HASH] }, "backup_codes.malformed"],
  [{ mfa_state: "DISABLED", backup_codes: ["plain:123456"] }, "backup_codes.tooShort"],
  [{ mfa_state: "DISABLED", backup_codes: { length: 1 } }, "backup_codes.malformed"],
  [{ email_verified: "maybe" }, "email_verified.malformed"],
  [{ created_at: "03/04/2021" }, "created_at.malformed"],
  [{ created_at: "9021-01-01" }, "created_at.future"],
])("%j stays out, with its reason", async (fields, reason) => {
  expect(await one(fields)).toEqual([[1, reason]]);
});

test.each([
  { password_hash: HASH, created_at: "2021-03-04T05:06:07+02:00", role: "user" },
  { password_hash: HASH.replace("$10$", "$04$").replace("$2y", "$2a"), email_verified: "t" },
  { password_hash: HASH.replace("$10$", "$14$").replace("$2y", "$2b"), email_verified: 1 > 0 },
  { mfa_state: "enabled", totp_secret: "jbsw y3dp ehpk 3pxp", backup_codes: "plain:abcd-efgh" },
  { password_hash: null, mfa_state: "", totp_secret: "", backup_codes: "", created_at: "" },
])("%j goes in", async (fields) => {
  expect(await one(fields)).toEqual([[1, "a@example.test"]]);
});
