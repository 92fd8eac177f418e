import { databasePool } from "@/lib/platform/database";
import { digest } from "@/lib/platform/digest";
import { limits } from "@/lib/platform/limits";

export type Authenticated = {
  sessionId: string;
  userId: string;
  email: string;
  name: string;
  role: "USER" | "ADMIN";
  methods: string[];
  authenticatedAt: Date;
  expiresAt: Date;
  createdAt: Date;
};

type Row = Authenticated & { activityIsStale: boolean };

/** The one query that authenticates a request: the hottest of all, so it is plain SQL with a name. */
const statement = {
  name: "authenticate",
  text: `
    SELECT s."id" AS "sessionId", s."methods", s."authenticated_at" AS "authenticatedAt",
           s."expires_at" AS "expiresAt",
           s."last_active_at" < now() - interval '${limits.sessionActivityWriteSeconds} seconds'
             AS "activityIsStale",
           u."id" AS "userId", u."email", u."name", u."role", u."created_at" AS "createdAt"
      FROM "session" s
      JOIN "user" u ON u."id" = s."user_id"
     WHERE s."token_digest" = $1
       AND s."ended_at" IS NULL
       AND s."expires_at" > now()
       AND s."last_active_at" + make_interval(secs => s."idle_seconds") > now()
       AND u."disabled_at" IS NULL
       AND u."deleted_at" IS NULL`,
};

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export async function authenticate(token: string): Promise<Authenticated | null> {
  if (!TOKEN.test(token)) return null;
  const { rows } = await databasePool().query<Row>({ ...statement, values: [digest(token)] });
  const row = rows[0];
  if (!row) return null;
  const { activityIsStale, ...session } = row;
  if (activityIsStale) await noteActivity(session.sessionId);
  return session;
}

async function noteActivity(sessionId: string): Promise<void> {
  await databasePool().query({
    name: "note-activity",
    text: `UPDATE "session" SET "last_active_at" = now() WHERE "id" = $1`,
    values: [sessionId],
  });
}
