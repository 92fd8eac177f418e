/** Who is at the door, as far as the door can tell. Doors make it; everything that records takes it. */
export type RequestContext = {
  requestId: string;
  /** The client's address after TRUST_PROXY; the loopback address for the command line. */
  address: string;
  userAgent: string;
  /** The 256-bit id in the browser's own cookie, when it has one. */
  browserToken?: string;
  /** The token that makes this browser a trusted device of somebody's, when it has one. */
  trustToken?: string;
  session?: { id: string; userId: string };
};

export const commandLineContext = (command: string): RequestContext => ({
  requestId: crypto.randomUUID(),
  address: "127.0.0.1",
  userAgent: `sallyport cli ${command}`,
});
