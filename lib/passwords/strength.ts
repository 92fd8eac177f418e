import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { isOnCommonList } from "./common-list";

const known = new Set<string>(dictionary["passwords-common"]);
const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/** A common password stays common with digits and signs put around it. */
const core = (password: string): string =>
  password.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");

export const isCommon = (password: string): boolean =>
  [password.toLowerCase(), core(password)].some((word) => known.has(word) || isOnCommonList(word));

/** 0 (guessed at once) to 4. */
export const strength = (password: string): number => estimator.check(password).score;
