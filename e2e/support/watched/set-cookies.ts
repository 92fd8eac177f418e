import { isUuid } from "@/lib/platform/shapes";
import type { Exchange } from "./wiretap";

/** Too short to be a secret: a flag, a version, a number. */
const SECRET_LENGTH = 20;
/** Where next-auth leads afterwards; an address of ours. */
const NOT_SECRET = /-callback$/;

/** Each secret part of every cookie that was ever set. */
export function cookiesSet(exchanges: Exchange[]): { name: string; value: string }[] {
  return exchanges
    .flatMap(({ answered }) => answered)
    .filter(([header]) => header.toLowerCase() === "set-cookie")
    .flatMap(([, line]) => {
      const [name = "", value = ""] = (line.split(";", 1)[0] ?? "").split(/=(.*)/s);
      return secretParts(value).map((part) => ({ name, value: part }));
    })
    .filter(({ name }) => !NOT_SECRET.test(name));
}

const secretParts = (value: string): string[] =>
  decodeURIComponent(value)
    .split(/[.*|]/)
    .filter((part) => part.length >= SECRET_LENGTH && !isUuid(part));
