/** Something the person at the keyboard can put right: printed as its sentence alone, no stack. */
export class Problem extends Error {
  /** @param {string[]} lines */
  constructor(...lines) {
    super(lines.join("\n"));
    this.name = "Problem";
  }
}

/** @type {Record<string, (target: string) => string>} */
const SENTENCES = {
  EACCES: (target) => `${target} may not be written by this user. Change its owner or its rights.`,
  EPERM: (target) => `${target} may not be changed by this user. Change its owner or its rights.`,
  EROFS: (target) =>
    `${target} is on a read-only disk. Set DATA_DIR to a folder that can be written.`,
  ENOSPC: () => "There is no disk space left. Make room and start again.",
  EDQUOT: () => "The disk quota of this user is used up. Make room and start again.",
  EMFILE: () => "Too many files are open. Raise the limit (ulimit -n) and start again.",
};

/**
 * @param {unknown} error
 * @returns {Problem | null} the error in plain words, when it is one the system has a code for
 */
export function asProblem(error) {
  if (error instanceof Problem) return error;
  if (!(error instanceof Error)) return null;
  const { code, path, dest } = /** @type {NodeJS.ErrnoException & { dest?: string }} */ (error);
  const sentence = code ? SENTENCES[code] : undefined;
  return sentence ? new Problem(sentence(dest ?? path ?? "A file")) : null;
}
