-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('USER', 'ADMIN');

-- CreateEnum
CREATE TYPE "mail_token_purpose" AS ENUM ('SETUP', 'VERIFY_EMAIL');

-- CreateEnum
CREATE TYPE "channel" AS ENUM ('EMAIL', 'SMS');

-- CreateEnum
CREATE TYPE "message_state" AS ENUM ('QUEUED', 'WAITING', 'SENT', 'FAILED');

-- CreateEnum
CREATE TYPE "audit_outcome" AS ENUM ('SUCCESS', 'FAILURE', 'REFUSED');

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_normalized" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL DEFAULT 'USER',
    "email_verified_at" TIMESTAMPTZ(3),
    "password_hash" TEXT,
    "password_changed_at" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "device_id" UUID,
    "token_digest" BYTEA NOT NULL,
    "methods" TEXT[],
    "address" INET NOT NULL,
    "user_agent" TEXT NOT NULL,
    "authenticated_at" TIMESTAMPTZ(3) NOT NULL,
    "last_active_at" TIMESTAMPTZ(3) NOT NULL,
    "idle_seconds" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "browser_digest" BYTEA NOT NULL,
    "user_agent" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_token" (
    "id" UUID NOT NULL,
    "purpose" "mail_token_purpose" NOT NULL,
    "user_id" UUID,
    "token_digest" BYTEA NOT NULL,
    "code_digest" BYTEA,
    "wrong_codes" INTEGER NOT NULL DEFAULT 0,
    "pending_name" TEXT,
    "pending_hash" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" UUID NOT NULL,
    "channel" "channel" NOT NULL,
    "user_id" UUID,
    "template" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "envelope" BYTEA,
    "state" "message_state" NOT NULL DEFAULT 'QUEUED',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "type" TEXT NOT NULL,
    "outcome" "audit_outcome" NOT NULL,
    "actor_id" UUID,
    "subject_id" UUID,
    "session_id" UUID,
    "address" INET,
    "user_agent" TEXT,
    "request_id" TEXT,
    "reason" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("occurred_at","id")
) PARTITION BY RANGE ("occurred_at");

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_normalized_key" ON "user"("email_normalized");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_digest_key" ON "session"("token_digest");

-- CreateIndex
CREATE INDEX "session_user_id_ended_at_created_at_idx" ON "session"("user_id", "ended_at", "created_at");

-- CreateIndex
CREATE INDEX "session_device_id_idx" ON "session"("device_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "device_user_id_browser_digest_key" ON "device"("user_id", "browser_digest");

-- CreateIndex
CREATE UNIQUE INDEX "mail_token_token_digest_key" ON "mail_token"("token_digest");

-- CreateIndex
CREATE INDEX "mail_token_user_id_purpose_created_at_idx" ON "mail_token"("user_id", "purpose", "created_at");

-- CreateIndex
CREATE INDEX "mail_token_expires_at_idx" ON "mail_token"("expires_at");

-- CreateIndex
CREATE INDEX "outbox_message_state_created_at_idx" ON "outbox_message"("state", "created_at");

-- CreateIndex
CREATE INDEX "outbox_message_user_id_template_created_at_idx" ON "outbox_message"("user_id", "template", "created_at");

-- CreateIndex
CREATE INDEX "audit_event_subject_id_occurred_at_id_idx" ON "audit_event"("subject_id", "occurred_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_actor_id_occurred_at_idx" ON "audit_event"("actor_id", "occurred_at" DESC);

-- CreateIndex
CREATE INDEX "audit_event_type_occurred_at_idx" ON "audit_event"("type", "occurred_at" DESC);

-- CreateIndex
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit"("expire");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "device"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_token" ADD CONSTRAINT "mail_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- The audit log: a partition for each month, kept in a schema of its own.
CREATE SCHEMA "audit_partition";

-- Catches rows only if months were not made in time; it should stay empty.
CREATE TABLE "audit_partition"."rest" PARTITION OF "audit_event" DEFAULT;

-- Makes the partitions of this month and of the months ahead that are missing.
-- Runs with its owner's rights, because the application may not create tables.
CREATE FUNCTION "ensure_audit_partitions"("months_ahead" integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  "first_day" date;
  "name" text;
  "made" integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('ensure_audit_partitions'));
  FOR "ahead" IN 0..least("months_ahead", 24) LOOP
    "first_day" := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => "ahead"))::date;
    "name" := to_char("first_day", '"m"YYYY_MM');
    IF to_regclass(format('audit_partition.%I', "name")) IS NULL THEN
      EXECUTE format(
        'CREATE TABLE audit_partition.%I PARTITION OF public.audit_event FOR VALUES FROM (%L) TO (%L)',
        "name",
        ("first_day"::timestamp AT TIME ZONE 'UTC'),
        (("first_day" + interval '1 month') AT TIME ZONE 'UTC')
      );
      "made" := "made" + 1;
    END IF;
  END LOOP;
  RETURN "made";
END
$$;

-- Whoever connects, and whatever was granted by mistake: rows of the log are only ever added.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_event rows are never changed or removed' USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER "audit_event_append_only" BEFORE UPDATE OR DELETE ON "audit_event"
  FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();
CREATE TRIGGER "audit_event_no_truncate" BEFORE TRUNCATE ON "audit_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();

SELECT "ensure_audit_partitions"(3);
