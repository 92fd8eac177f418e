import { ownOrigin } from "./support/api";
import { standingOf } from "./support/database";
import { formDoors, formPaths } from "./support/doors";
import { actionIdsOf, callAction, type Field, multipart, postForm } from "./support/forms";
import { Offences } from "./support/offences";
import { newPerson } from "./support/people";
import { expect, test } from "./support/story";

const MIB = 1024 * 1024;

for (const [path, names] of Object.entries(formDoors)) {
  const door = path.slice(0, 24);

  test(`the form at ${door} takes each field once, as text, and no other`, async () => {
    const email = newPerson().email;
    const good = names.map((name): Field => [name, name === "email" ? email : "12345678"]);
    const changed: Field[][] = [
      [],
      [...good, ...good],
      [...good, ["role", "ADMIN"], ["emailVerifiedAt", "2020-01-01"]],
      [...good, ["__proto__", "x"], ["constructor", "x"], ["toString", "x"]],
      [...good, ["email[]", "x"], ["email[not]", "x"]],
      [...good, ...Array.from({ length: 500 }, (_, at): Field => [`f${at}`, "x"])],
      good.map(([name]) => [name, "a\u0000b"]),
      good.map(([name]) => [name, "\u202e\u0007"]),
      good.map(([name]) => [name, ""]),
      good.map(([name]) => [name, "x".repeat(20_000)]),
      good.map(([name]) => [`${name}"; filename="a.txt`, "x"]),
    ];
    const offences = new Offences();
    for (const typed of changed) {
      offences.note(JSON.stringify(typed).slice(0, 100), await postForm(path, typed));
    }
    expect(offences.found).toEqual([]);
    expect(await standingOf(email)).toEqual([]);
  });

  test(`the form at ${door} refuses a body too large, however it is sent`, async () => {
    const [id = ""] = await actionIdsOf(path);
    const statuses: Record<string, number> = {};
    for (const size of [70_000, MIB]) {
      const fields: Field[] = [["email", "x".repeat(size)]];
      const { type, body } = multipart(fields);
      for (const chunked of [false, true]) {
        const what = `${size}${chunked ? " in pieces" : ""}`;
        statuses[what] = (await postForm(path, fields, { chunked })).status;
        const called = await callAction(path, id, body, { headers: [type, ownOrigin()], chunked });
        statuses[`${what}, by id`] = called.status;
      }
    }
    // 411 asks for the length, which browsers always say.
    const taken = Object.entries(statuses).filter(([, status]) => ![411, 413].includes(status));
    expect(taken).toEqual([]);
  });
}

const garbage = [
  ...["", "[]", "{}", "null", "[", '["$@1"]', '["$F1"]', '["$K1"]', '[{"attempt":1e999},"$K1"]'],
  `[${'"x",'.repeat(5_000)}1]`,
  `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
  '[{"__proto__":{"role":"ADMIN"}},{}]',
  '["$1:constructor:constructor"]',
  '["$Q0","$W0","$i0","$n1","$undefined","$-Infinity","$D2020","$h1"]',
  '[{"then":"$1:__proto__:then","status":"resolved_model","value":"{}","_response":{}}]',
  "\u0000\ud800",
];

test("an action called with garbage does nothing, and says so in its own words", async () => {
  const offences = new Offences();
  const text: [string, string] = ["Content-Type", "text/plain;charset=UTF-8"];
  for (const path of formPaths) {
    for (const id of await actionIdsOf(path)) {
      for (const body of garbage) {
        const what = `${path.slice(0, 20)} ${body.slice(0, 40)}`;
        const asText = { headers: [ownOrigin(), text] };
        offences.note(what, await callAction(path, id, body, asText));
        const form = multipart([
          ["0", body],
          ["1", body],
          ["1_email", "x"],
          ["1_email", "y"],
        ]);
        const asForm = { headers: [ownOrigin(), form.type] };
        offences.note(`${what}, as a form`, await callAction(path, id, form.body, asForm));
        const torn = form.body.slice(0, 90);
        offences.note(`${what}, torn`, await callAction(path, id, torn, asForm));
      }
    }
  }
  expect(offences.found).toEqual([]);
});

test("an action that is not there is not found, whatever its name", async () => {
  const offences = new Offences();
  const ids = ["0".repeat(42), "00", "x", "constructor", "__proto__", "toString", "../login"];
  for (const id of [...ids, "a".repeat(2_000), `7f${"0".repeat(40)}ff`]) {
    for (const path of ["/login", "/nowhere"]) {
      offences.note(`${path} ${id.slice(0, 40)}`, await callAction(path, id, "[]"));
      const fields: Field[] = [[`$ACTION_ID_${id}`, ""]];
      offences.note(`${path} $ACTION_ID_${id.slice(0, 40)}`, await postForm(path, fields));
    }
  }
  expect(offences.found).toEqual([]);
});

test("a form whose reference to its action is damaged does nothing", async () => {
  const offences = new Offences();
  const references = ["{}", "null", "[", '{"id":1}', '{"id":"x","bound":"$@9"}', '{"id":["x"]}'];
  for (const reference of references) {
    const fields: Field[] = [
      ["$ACTION_REF_7", ""],
      ["$ACTION_7:0", reference],
      ["$ACTION_7:1", "[{}]"],
      ["$ACTION_KEY", "k"],
    ];
    const { type, body } = multipart(fields);
    const answer = await callAction("/login", "", body, { headers: [type, ownOrigin()] });
    offences.note(`by script ${reference}`, answer);
    offences.note(reference, await postForm("/nowhere", fields));
  }
  expect(offences.found).toEqual([]);
});
