-- For finding people by any part of a name or an email. The owner of a database may make it.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "last_seen_at" TIMESTAMPTZ(3),
ADD COLUMN     "locked_until" TIMESTAMPTZ(3),
ADD COLUMN     "searched" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_normalized" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "token_digest" BYTEA NOT NULL,
    "invited_by_id" UUID,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "user_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_digest_key" ON "invitation"("token_digest");

-- CreateIndex
CREATE INDEX "invitation_email_normalized_idx" ON "invitation"("email_normalized");

-- CreateIndex
CREATE INDEX "invitation_user_id_idx" ON "invitation"("user_id");

-- CreateIndex
CREATE INDEX "invitation_invited_by_id_idx" ON "invitation"("invited_by_id");

-- CreateIndex
CREATE INDEX "invitation_expires_at_idx" ON "invitation"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_open_key" ON "invitation"("email_normalized") WHERE (accepted_at IS NULL AND withdrawn_at IS NULL);

-- CreateIndex
CREATE INDEX "user_created_at_id_idx" ON "user"("created_at", "id");

-- CreateIndex
CREATE INDEX "user_two_factor_since_idx" ON "user"("two_factor_since");

-- CreateIndex
CREATE INDEX "user_admin_idx" ON "user"("created_at") WHERE (role = 'ADMIN'::role);

-- CreateIndex
CREATE INDEX "user_not_verified_idx" ON "user"("created_at") WHERE (email_verified_at IS NULL);

-- CreateIndex
CREATE INDEX "user_disabled_at_idx" ON "user"("disabled_at") WHERE (disabled_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "user_locked_until_idx" ON "user"("locked_until") WHERE (locked_until IS NOT NULL);

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What is searched, and what names are put in order by, whatever the server's language: letters without
-- case and accents, and those beyond ASCII spelt in their bytes. Where that language is "C", trigrams know
-- no others. A tilde begins each byte, so that they come after z.
CREATE FUNCTION "search_form"("given" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT translate(encode(convert_to(
    regexp_replace(normalize(lower("given"), NFKD), '[\u0300-\u036f]', '', 'g'), 'UTF8'), 'escape'), '\', '~')
$$;

-- The same of what somebody looks for, in which no sign stands for any other.
CREATE FUNCTION "search_pattern"("given" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(public."search_form"("given"), '([%_])', '\\\1', 'g')
$$;

-- Kept beside each person, because a row's own spelling is read a thousand times for once that it changes.
CREATE FUNCTION "keep_searched"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."searched" := public."search_form"(' ' || NEW."name" || ' ' || NEW."email");
  RETURN NEW;
END
$$;

UPDATE "user" u SET "searched" = "search_form"(' ' || "name" || ' ' || "email"), "last_seen_at" =
  (SELECT max(s."last_active_at") FROM "session" s WHERE s."user_id" = u."id");

CREATE TRIGGER "user_searched" BEFORE INSERT OR UPDATE OF "name", "email", "searched" ON "user"
  FOR EACH ROW EXECUTE FUNCTION "keep_searched"();

CREATE INDEX "user_searched_idx" ON "user" USING GIN ("searched" gin_trgm_ops);

-- By name, and by when people were last seen, those who never came last. Of a name its beginning: an
-- index takes no more than some thousand bytes.
CREATE INDEX "user_by_name_idx" ON "user" ("left"("searched", 200), "id");
CREATE INDEX "user_by_last_seen_idx" ON "user" (coalesce("last_seen_at", '-infinity'::timestamptz), "id");
