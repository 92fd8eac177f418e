import { randomBytes } from "node:crypto";
import { ownOrigin } from "./api";
import { newAddress } from "./people";
import { type Answer, type Header, type Sending, send } from "./send";

export type Field = [name: string, value: string];
type Visitor = Pick<Sending, "headers" | "base">;

/** What a page puts into its forms for the server, without script; or into the form with this mark. */
export async function hiddenFieldsOf(
  path: string,
  visitor: Visitor,
  mark?: string,
): Promise<Field[]> {
  const { text } = await send(path, { from: newAddress(), ...visitor });
  const forms = text.match(/<form[\s>].*?<\/form>/gs) ?? [];
  const html = forms.find((form) => mark !== undefined && form.includes(mark)) ?? text;
  return [...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].flatMap(([tag]) => {
    const name = attribute(tag, "name");
    return name ? [[name, attribute(tag, "value") ?? ""] as Field] : [];
  });
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(` ${name}="([^"]*)"`)
    .exec(tag)?.[1]
    ?.replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
}

/** The ids of the server actions that a page's forms post to. */
export async function actionIdsOf(path: string, visitor: Visitor = {}): Promise<string[]> {
  const fields = await hiddenFieldsOf(path, visitor);
  const ids = fields.flatMap(([name, value]) => [
    ...(/^\$ACTION_ID_([0-9a-f]+)$/.exec(name)?.slice(1) ?? []),
    ...(/"id":"([0-9a-f]+)"/.exec(value)?.slice(1) ?? []),
  ]);
  return [...new Set(ids)];
}

export function multipart(fields: Field[]): { type: Header; body: string } {
  const boundary = `----${randomBytes(12).toString("hex")}`;
  const parts = fields.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    type: ["Content-Type", `multipart/form-data; boundary=${boundary}`],
    body: `${parts.join("")}--${boundary}--\r\n`,
  };
}

/**
 * Opens a page and fills in its form as a browser without script does; what is answered sends it. The
 * form is the one with this mark in it, or with the first field.
 */
export async function filledForm(
  path: string,
  typed: Field[],
  { base, headers = [ownOrigin(base)], mark, ...rest }: Sending & { mark?: string } = {},
): Promise<() => Promise<Answer>> {
  const cookies = headers.filter(([name]) => name === "Cookie");
  const hidden = await hiddenFieldsOf(
    path,
    { headers: cookies, base },
    mark ?? ` name="${typed[0]?.[0]}"`,
  );
  const { type, body } = multipart([...hidden, ...typed]);
  const all = [type, ...headers];
  return () =>
    send(path, { method: "POST", body, from: newAddress(), base, ...rest, headers: all });
}

export const postForm = async (...form: Parameters<typeof filledForm>): Promise<Answer> =>
  (await filledForm(...form))();

/** Calls a server action by its id, as the framework's own script does; without one, as a form does. */
export function callAction(
  path: string,
  id: string,
  body: string,
  { base, headers = [ownOrigin(base)], ...rest }: Sending = {},
): Promise<Answer> {
  const byScript: Header[] = [
    ["Next-Action", id],
    ["Accept", "text/x-component"],
  ];
  const all = id ? [...byScript, ...headers] : headers;
  return send(path, { method: "POST", body, from: newAddress(), base, ...rest, headers: all });
}
