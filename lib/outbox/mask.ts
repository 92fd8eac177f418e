/** Enough for its owner to recognise, not enough for anybody to use. */
export function maskedRecipient(recipient: string): string {
  const at = recipient.lastIndexOf("@");
  if (at < 1) return `•••${recipient.slice(-2)}`;
  return `${recipient.slice(0, 1)}•••${recipient.slice(at)}`;
}
