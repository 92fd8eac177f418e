import { newAccount, newAdmin, sessionOf } from "./support/accounts";
import { bearing, JSON_TYPE, ownOrigin, readAs } from "./support/api";
import { row } from "./support/database";
import { actionIdsOf, callAction, postForm } from "./support/forms";
import { newAddress } from "./support/people";
import { bearer, call, newPhone, statusOfMe } from "./support/phones";
import { expectRefused } from "./support/refusals";
import { type Header, send } from "./support/send";
import { expect, test } from "./support/story";

const KIB = 1024;
const API = "/api/v1";

const tokenIn = (cookie: string): string => /sallyport=([^;]+)/.exec(cookie)?.[1] ?? "";

test("where a token is shown, no cookie counts: never a mix", async () => {
  const [alice, eve] = [await newAccount(), await newAccount()];
  const cookie = await sessionOf(alice);
  const { accessToken } = await newPhone(eve);
  const both = [bearing(cookie), bearer(accessToken), ownOrigin()];
  expect((await send(`${API}/me`, { headers: both })).json()).toMatchObject({ email: eve.email });
  for (const shown of ["Bearer x", "Bearer", "Basic YTpi", "", accessToken]) {
    const headers: Header[] = [bearing(cookie), ["Authorization", shown], ownOrigin()];
    const answer = await send(`${API}/me`, { headers });
    expectRefused(answer, 401, "UNAUTHENTICATED", shown);
    expect(answer.headers["www-authenticate"]).toBe("Bearer");
  }
  const out = await send(`${API}/auth/logout`, { method: "POST", headers: both });
  expect({ status: out.status, cookies: out.cookies }).toEqual({ status: 204, cookies: [] });
  expect(await statusOfMe(accessToken)).toBe(401);
  expect((await readAs(cookie, "/me")).status).toBe(200);
});

test("a token needs no origin to write, and a cookie does", async () => {
  const person = await newAccount();
  const { accessToken: token } = await newPhone(person);
  const cookie = await sessionOf(person);
  const begin = (headers: Header[]) =>
    send(`${API}/mfa/totp/setup`, { method: "POST", headers, from: newAddress() });
  expectRefused(await begin([bearing(cookie)]), 403, "ORIGIN_REJECTED", "cookie");
  const foreign: Header = ["Origin", "https://evil.test"];
  expectRefused(await begin([bearer(token), foreign]), 403, "ORIGIN_REJECTED", "foreign");
  expect((await begin([bearer(token)])).status).toBe(201);
  expect((await begin([bearer(token), bearing(cookie)])).status).toBe(201);
  expect((await call("/mfa/totp/cancel", { method: "POST", token })).status).toBe(204);
});

test("each kind of token opens only as what it is", async () => {
  const person = await newAccount();
  const [cookie, phone] = [await sessionOf(person), await newPhone(person)];
  for (const token of [tokenIn(cookie), phone.refreshToken, phone.sessionId]) {
    expectRefused(await call("/me", { token }), 401, "UNAUTHENTICATED", token);
  }
  const asCookie = bearing(`sallyport=${phone.accessToken}`);
  expectRefused(await send(`${API}/me`, { headers: [asCookie] }), 401, "UNAUTHENTICATED", "cookie");
  expect((await send("/account", { headers: [asCookie] })).status).toBe(307);
  const seen = await send("/api/auth/session", { headers: [asCookie] });
  expect(seen.json()).toEqual({});
  for (const path of ["/sign-out", `${API}/auth/logout`]) {
    await send(path, { method: "POST", headers: [asCookie, ownOrigin()] });
  }
  expect(await statusOfMe(phone.accessToken)).toBe(200);
  expect((await call("/auth/logout", { method: "POST", token: tokenIn(cookie) })).status).toBe(204);
  expect((await readAs(cookie, "/me")).status).toBe(200);
});

test("a stored digest opens nothing", async () => {
  const phone = await newPhone(await newAccount());
  const { digest } = await row<{ digest: Buffer }>(
    "select token_digest as digest from session where id = $1",
    [phone.sessionId],
  );
  for (const token of [digest.toString("base64url"), digest.toString("hex")]) {
    expectRefused(await call("/me", { token }), 401, "UNAUTHENTICATED", token);
  }
});

test("a token opens no page, no data of one, and no action", async () => {
  const admin = await newAdmin();
  const person = await newAccount();
  const { accessToken } = await newPhone(person);
  const shown = bearer(accessToken);
  for (const path of ["/account", "/account/devices", "/account/two-factor", "/confirm"]) {
    const page = await send(path, { headers: [shown] });
    expect(page.headers.location, path).toMatch(/^\/login\?returnTo=/);
    const data = await send(`${path}?_rsc=1`, { headers: [shown, ["RSC", "1"]] });
    expect(data.text, path).not.toContain(person.email);
  }
  const cookie = bearing(await sessionOf(admin));
  const page = await send("/account", { headers: [cookie, shown] });
  expect(page.text).toContain(admin.email);
  expect(page.text).not.toContain(person.email);

  const own = bearing(await sessionOf(person));
  const [id = ""] = await actionIdsOf("/account/two-factor", { headers: [own] });
  expect(id).not.toBe("");
  const begun = await callAction("/account/two-factor", id, "[{}]", {
    headers: [shown, ownOrigin()],
  });
  expect(begun.status).toBeLessThan(500);
  const form = await postForm("/login", [["email", person.email]], {
    headers: [shown, ownOrigin()],
  });
  expect(form.cookies).toEqual([]);
  const { count } = await row<{ count: number }>(
    `select count(*)::int from authenticator_setup s join "user" u on u.id = s.user_id
      where u.email = $1`,
    [person.email],
  );
  expect(count).toBe(0);
});

test("a token counts in its header alone, whole, and once", async () => {
  const { accessToken: token } = await newPhone(await newAccount());
  const ways: Header[][] = [
    [["X-Session", token]],
    [["X-Access-Token", token]],
    [["Proxy-Authorization", `Bearer ${token}`]],
    [["Authorization", `Bearer  ${token}`]],
    [["Authorization", `Bearer "${token}"`]],
    [["Authorization", `Bearer ${token}=`]],
    [["Authorization", `Bearer ${token.slice(1)}`]],
    [["Authorization", `Bearer ${token}, Bearer ${token}`]],
    [["Authorization", `Token ${token}`]],
    [["Authorization", `Bearer ${encodeURIComponent(`${token}%20`)}`]],
    [["Authorization", `Bearer ${"x".repeat(8 * KIB)}`]],
    [["Authorization", "Bearer \u00ff"]],
    [bearer(token), ["Authorization", "Bearer x"]],
    [bearer(token), bearer(token)],
    [bearing(`access_token=${token}`)],
    [],
  ];
  for (const headers of ways) {
    const path = `${API}/me?access_token=${token}&token=${token}`;
    const answer = await send(path, { headers });
    expect(answer.status, JSON.stringify(headers).slice(0, 90)).toBe(401);
    expect(answer.headers["www-authenticate"]).toBe("Bearer");
  }
  const inBody = await send(`${API}/mfa/totp/setup`, {
    method: "POST",
    headers: [JSON_TYPE],
    body: JSON.stringify({ access_token: token }),
  });
  expect(inBody.status).toBe(401);
  expect(await statusOfMe(token)).toBe(200);
  const headers: Header[] = [["authorization", `bearer ${token}`]];
  expect((await send(`${API}/me`, { headers })).status).toBe(200);
});

test("the document says that both open it", async () => {
  const { text } = await send(`${API}/openapi.json`);
  const document = JSON.parse(text);
  expect(document.components.securitySchemes.bearer).toEqual({ type: "http", scheme: "bearer" });
  expect(document.paths["/me"].get.security).toEqual([{ session: [] }, { bearer: [] }]);
  expect(document.paths["/auth/refresh"].post.security).toEqual([]);
  const answer = document.paths["/auth/login"].post.responses["200"].content["application/json"];
  expect(answer.schema.anyOf).toHaveLength(3);
});
