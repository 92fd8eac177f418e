import { bearing, cookiesOf, ownOrigin, post } from "./support/api";
import type { EmptyApp } from "./support/empty-app";
import { actionIdsOf, callAction, multipart, postForm } from "./support/forms";
import { asMember, newMember } from "./support/members";
import { Offences } from "./support/offences";
import { newPerson, type Person } from "./support/people";
import type { Header } from "./support/send";
import { expect, test } from "./support/story";
import { turnOnByApi } from "./support/two-factor";

/** Without a mail server a message keeps its text, and so the button that sends it again. */
async function failedMessage(app: EmptyApp, to: Person): Promise<string> {
  await post("/api/v1/auth/register", to, { base: app.url });
  const [message] = await app.rows<{ id: string }>(
    `update outbox_message set state = 'FAILED' where user_id =
       (select id from "user" where email = $1) returning id`,
    [to.email],
  );
  return message?.id ?? "";
}

async function admin(app: EmptyApp): Promise<Header> {
  const link = new URL(await app.startOver());
  const { name, email, password } = newPerson();
  const typed: [string, string][] = [
    ["name", name],
    ["email", email],
    ["password", password],
  ];
  const answer = await postForm(`${link.pathname}${link.search}`, typed, { base: app.url });
  expect(answer.status).toBe(303);
  const cookie = cookiesOf(answer);
  await turnOnByApi(cookie, app.url);
  return bearing(cookie);
}

const stateOf = async (app: EmptyApp, id: string) =>
  (await app.rows<{ state: string }>("select state::text from outbox_message where id = $1", [id]))
    .map(({ state }) => state)
    .join();

test("an admin's action obeys admins alone, from whichever page it is called", async ({
  emptyApp: app,
}) => {
  const cookie = await admin(app);
  const message = await failedMessage(app, newPerson());
  const visitor = { headers: [cookie], base: app.url };
  const [id = ""] = await actionIdsOf("/admin/messages", visitor);
  expect(id).toMatch(/^[0-9a-f]{40,}$/);

  const origin = ownOrigin(app.url);
  const called = multipart([
    ["1_id", message],
    ["0", '["$K1"]'],
  ]);
  const posted = multipart([
    [`$ACTION_ID_${id}`, ""],
    ["id", message],
  ]);
  // Where no rule makes them set it up, an admin may be without a second factor.
  await app.changePolicy("requiredTwoFactor", { who: "nobody", from: null, graceDays: 0 });
  const others = [await newMember(app), await newMember(app, "ADMIN")];
  const visitors = await Promise.all(others.map(async (other) => [await asMember(app, other)]));
  for (const who of [[], ...visitors]) {
    for (const path of ["/login", "/", "/admin/messages", "/account"]) {
      for (const { type, body } of [called, posted]) {
        const byScript = body === called.body;
        const sending = { headers: [type, origin, ...who], base: app.url };
        const answer = byScript
          ? await callAction(path, id, body, sending)
          : await callAction(path, "", body, sending);
        expect(answer.status, path).toBeLessThan(500);
        const target = answer.headers.location ?? answer.headers["x-action-redirect"] ?? "";
        expect(target, path).not.toContain("sent-again");
        expect(answer.text, path).not.toContain("•••@");
      }
    }
  }
  expect(await stateOf(app, message)).toBe("FAILED");

  const offences = new Offences();
  const ids = ["", "x", "*", `${message}\u0000`, "00000000-0000-0000-0000-000000000000"];
  for (const wrong of ids) {
    const { type, body } = multipart([
      [`$ACTION_ID_${id}`, ""],
      ["id", wrong],
    ]);
    const sending = { headers: [type, origin, cookie], base: app.url };
    const answer = await callAction("/admin/messages", "", body, sending);
    offences.note(wrong, answer, (offence) => offence.endsWith("notice=NOT_FOUND"));
  }
  expect(offences.found).toEqual([]);
  expect(await stateOf(app, message)).toBe("FAILED");

  const obeyed = await callAction("/admin/messages", "", posted.body, {
    headers: [posted.type, origin, cookie],
    base: app.url,
  });
  expect(obeyed.headers.location).toContain("notice=sent-again");
  expect(await stateOf(app, message)).not.toBe("FAILED");
});
