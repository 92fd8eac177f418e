-- CreateEnum
CREATE TYPE "audit_seal_kind" AS ENUM ('ROWS', 'DROPPED');

-- CreateEnum
CREATE TYPE "verification_state" AS ENUM ('RUNNING', 'WHOLE', 'ALTERED', 'UNSEALED', 'FAILED');

-- AlterTable
ALTER TABLE "audit_event" ADD COLUMN     "number" BIGSERIAL NOT NULL;

-- CreateTable
CREATE TABLE "audit_seal" (
    "number" BIGINT NOT NULL,
    "kind" "audit_seal_kind" NOT NULL,
    "month" DATE NOT NULL,
    "after_number" BIGINT NOT NULL,
    "upto_number" BIGINT NOT NULL,
    "rows" INTEGER NOT NULL,
    "root" BYTEA NOT NULL,
    "leaves" BYTEA NOT NULL,
    "previous" BYTEA NOT NULL,
    "digest" BYTEA NOT NULL,
    "mac" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "audit_verification" (
    "id" UUID NOT NULL,
    "state" "verification_state" NOT NULL DEFAULT 'RUNNING',
    "asked_by" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "place" JSONB,
    "rows" BIGINT NOT NULL DEFAULT 0,
    "rows_in_all" BIGINT,
    "seals" BIGINT NOT NULL DEFAULT 0,
    "finding" JSONB,

    CONSTRAINT "audit_verification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_seal_month_number_idx" ON "audit_seal"("month", "number");

-- CreateIndex
CREATE INDEX "audit_verification_asked_at_idx" ON "audit_verification"("asked_at");

-- CreateIndex
CREATE INDEX "audit_event_number_idx" ON "audit_event"("number");

-- Digests do not get shorter.
ALTER TABLE "audit_seal" ALTER COLUMN "leaves" SET STORAGE EXTERNAL;

CREATE OR REPLACE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are never changed or removed', TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER "audit_seal_append_only" BEFORE UPDATE OR DELETE ON "audit_seal"
  FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();
CREATE TRIGGER "audit_seal_no_truncate" BEFORE TRUNCATE ON "audit_seal"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();

-- Drops a month of the log with its owner's rights, because the application may not. What it asks of
-- the month holds whoever calls it: the rule of the admins allows it, a year is kept in any case, all
-- rows of it are sealed, and a seal says that it goes. The log is closed for a moment; where that
-- would have to be waited for, everybody who signs in would wait too, so it is given up instead.
CREATE FUNCTION "drop_audit_month"("first_day" date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public SET lock_timeout = '250ms' AS $$
DECLARE
  "name" text := to_char("first_day", '"m"YYYY_MM');
  "months_kept" integer;
  "sealed_upto" bigint;
  "is_unsealed" boolean;
BEGIN
  SELECT ("value" ->> 'retentionMonths')::integer INTO "months_kept"
    FROM "policy" WHERE "policy"."name" = 'auditLog';
  IF "months_kept" IS NULL OR "months_kept" < 12
     OR "first_day" + make_interval(months => "months_kept" + 1) > now() AT TIME ZONE 'UTC' THEN
    RAISE EXCEPTION 'no rule lets % go yet', "name";
  END IF;
  IF NOT EXISTS (SELECT FROM "audit_seal" WHERE "kind" = 'DROPPED' AND "month" = "first_day") THEN
    RAISE EXCEPTION 'no seal says that % goes', "name";
  END IF;
  LOCK TABLE ONLY "audit_event" IN ACCESS EXCLUSIVE MODE;
  SELECT "upto_number" INTO "sealed_upto" FROM "audit_seal" ORDER BY "number" DESC LIMIT 1;
  EXECUTE format('SELECT EXISTS (SELECT FROM audit_partition.%I WHERE "number" > $1)', "name")
    INTO "is_unsealed" USING "sealed_upto";
  IF "is_unsealed" THEN
    RAISE EXCEPTION '% holds rows that are not sealed', "name";
  END IF;
  EXECUTE format('DROP TABLE audit_partition.%I', "name");
END
$$;
REVOKE EXECUTE ON FUNCTION "drop_audit_month"(date) FROM PUBLIC;
