/** What makes a session live, where its table goes by `s`: the same in every list and every count. */
export const LIVE_SESSION = `s."ended_at" IS NULL AND s."expires_at" > now()
  AND s."last_active_at" + make_interval(secs => s."idle_seconds") > now()`;
