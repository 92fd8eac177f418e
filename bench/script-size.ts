import { get } from "node:http";
import { buffer } from "node:stream/consumers";

/** The bytes that travel for every script a page loads before anybody has touched it. */
export async function scriptBytes(origin: string, path: string): Promise<number> {
  const html = await (await fetch(`${origin}${path}`)).text();
  const addresses = eagerScripts(html);
  if (addresses.length === 0) throw new Error(`${path} loads no script at all.`);
  const sizes = await Promise.all(addresses.map((each) => compressedBytes(new URL(each, origin))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Browsers that know modules skip what is marked `nomodule`. */
function eagerScripts(html: string): string[] {
  const tags = html.match(/<script\b[^>]*>|<link\b[^>]*>/g) ?? [];
  const eager = tags.filter((tag) =>
    tag.startsWith("<script")
      ? !/\bnomodule\b/i.test(tag)
      : /rel="modulepreload"/.test(tag) || /as="script"/.test(tag),
  );
  const addresses = eager.map((tag) => /(?:src|href)="([^"]+)"/.exec(tag)?.[1]);
  const found = addresses.filter((address) => address !== undefined);
  return [...new Set(found.map((address) => address.replaceAll("&amp;", "&")))];
}

function compressedBytes(address: URL): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(address, { headers: { "accept-encoding": "br, gzip" } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${address} answered ${answer.statusCode}.`));
      buffer(answer).then((body) => resolve(body.byteLength), reject);
    });
    request.once("error", reject);
  });
}
