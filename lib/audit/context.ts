/** Who is at the door, as far as the door can tell. Doors make it; everything that records takes it. */
export type RequestContext = {
  requestId: string;
  /** The client's address after TRUST_PROXY; the loopback address for the command line. */
  address: string;
  userAgent: string;
  /** The 256-bit id in the browser's own cookie, or of the phone's own making, when it has one. */
  browserToken?: string;
  /** The token that makes this device somebody's trusted one, when it has one. */
  trustToken?: string;
  session?: { id: string; userId: string };
  /** Another back end that acts by a key of its own. */
  service?: { id: string; name: string };
};

/** A phone has no cookies: it names itself in its call, and what a browser would have sent is nobody's. */
export const phoneContext = (
  { requestId, address, userAgent }: RequestContext,
  { token, trustToken }: { token?: string; trustToken?: string } = {},
): RequestContext => ({ requestId, address, userAgent, browserToken: token, trustToken });

export const commandLineContext = (command: string): RequestContext => ({
  requestId: crypto.randomUUID(),
  address: "127.0.0.1",
  userAgent: `sallyport cli ${command}`,
});

/** Nobody is at the door: what was due is done. */
export const jobContext = (task: string): RequestContext => ({
  requestId: crypto.randomUUID(),
  address: "127.0.0.1",
  userAgent: `sallyport job ${task}`,
});
