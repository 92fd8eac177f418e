-- AlterTable
ALTER TABLE "user" ADD COLUMN     "backup_codes_left" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reminded_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "daily_figure" (
    "day" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "value" BIGINT NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "daily_figure_pkey" PRIMARY KEY ("day","name")
);

-- CreateIndex
CREATE INDEX "outbox_message_sent_at_idx" ON "outbox_message"("sent_at") WHERE (sent_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "user_without_two_factor_idx" ON "user"("role", "created_at") WHERE (two_factor_since IS NULL AND email_verified_at IS NOT NULL AND disabled_at IS NULL AND deleted_at IS NULL);

-- CreateIndex
CREATE INDEX "user_password_age_idx" ON "user"("password_changed_at", "created_at") WHERE (password_hash IS NOT NULL AND email_verified_at IS NOT NULL AND disabled_at IS NULL AND deleted_at IS NULL);

-- CreateIndex
CREATE INDEX "user_password_barred_at_idx" ON "user"("password_barred_at") WHERE (password_barred_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "user_backup_codes_left_idx" ON "user"("backup_codes_left") WHERE (two_factor_since IS NOT NULL);

-- CreateIndex
CREATE INDEX "user_reminded_at_idx" ON "user"("reminded_at") WHERE (reminded_at IS NOT NULL);


-- How many backup codes somebody has left, kept with the person whoever adds, spends or removes codes.
-- The caller holds the person's row already: see lib/users/hold-user.ts.
CREATE FUNCTION "count_backup_codes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "user" u
     SET "backup_codes_left" = (SELECT count(*) FROM "backup_code" b
                                 WHERE b."user_id" = u."id" AND b."used_at" IS NULL)
   WHERE u."id" IN (SELECT "user_id" FROM "changed");
  RETURN NULL;
END
$$;

CREATE TRIGGER "backup_codes_added" AFTER INSERT ON "backup_code"
  REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "count_backup_codes"();
CREATE TRIGGER "backup_codes_spent" AFTER UPDATE ON "backup_code"
  REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "count_backup_codes"();
CREATE TRIGGER "backup_codes_removed" AFTER DELETE ON "backup_code"
  REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "count_backup_codes"();

UPDATE "user" u SET "backup_codes_left" = c."left"
  FROM (SELECT "user_id", count(*) FILTER (WHERE "used_at" IS NULL) AS "left"
          FROM "backup_code" GROUP BY "user_id") c
 WHERE c."user_id" = u."id";
