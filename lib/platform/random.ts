import { randomBytes, randomInt } from "node:crypto";

/** 256 bits for links and cookies; only their digest is kept. */
export const randomToken = (): string => randomBytes(32).toString("base64url");

/** Eight decimal digits, each code equally likely. */
export const randomCode = (): string => randomInt(0, 100_000_000).toString().padStart(8, "0");
