export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** Parameters that were given exactly once. One that was given twice was given by nobody we know. */
export async function readQuery(
  searchParams: SearchParams,
): Promise<Record<string, string | undefined>> {
  const entries = Object.entries(await searchParams);
  return Object.fromEntries(entries.filter(([, value]) => typeof value === "string")) as Record<
    string,
    string
  >;
}

/** A link to another signed-out page that keeps where the person wanted to go. */
export const withReturnPath = (path: string, returnTo: string | undefined): string =>
  returnTo ? `${path}?returnTo=${encodeURIComponent(returnTo)}` : path;
