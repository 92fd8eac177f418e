/**
 * The value of a cookie that was sent exactly once. Two of one name mean that somebody else could
 * set one of them, and which is ours cannot be told: neither counts.
 */
export function soleCookie(header: string | null, name: string): string | undefined {
  const values = (header ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? values[0] : undefined;
}
