-- CreateEnum
CREATE TYPE "admin_request_kind" AS ENUM ('RESET_TWO_FACTOR', 'MAKE_ADMIN');

-- CreateEnum
CREATE TYPE "admin_request_ending" AS ENUM ('CARRIED_OUT', 'STOPPED', 'WITHDRAWN', 'REFUSED', 'LAPSED', 'DROPPED');

-- CreateTable
CREATE TABLE "admin_request" (
    "id" UUID NOT NULL,
    "kind" "admin_request_kind" NOT NULL,
    "user_id" UUID NOT NULL,
    "asked_by" UUID,
    "reason" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_by" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "approval_reason" TEXT,
    "ending" "admin_request_ending",
    "ended_by" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "admin_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "admin_request_user_id_idx" ON "admin_request"("user_id");

-- CreateIndex
CREATE INDEX "admin_request_asked_by_idx" ON "admin_request"("asked_by");

-- CreateIndex
CREATE INDEX "admin_request_approved_by_idx" ON "admin_request"("approved_by");

-- CreateIndex
CREATE INDEX "admin_request_ended_by_idx" ON "admin_request"("ended_by");

-- CreateIndex
CREATE INDEX "admin_request_open_idx" ON "admin_request"("asked_at") WHERE (ended_at IS NULL);

-- CreateIndex
CREATE INDEX "admin_request_ended_idx" ON "admin_request"("ended_at" DESC) WHERE (ended_at IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "admin_request_open_key" ON "admin_request"("user_id", "kind") WHERE (ended_at IS NULL);

-- AddForeignKey
ALTER TABLE "admin_request" ADD CONSTRAINT "admin_request_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "admin_request" ADD CONSTRAINT "admin_request_asked_by_fkey" FOREIGN KEY ("asked_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "admin_request" ADD CONSTRAINT "admin_request_approved_by_fkey" FOREIGN KEY ("approved_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "admin_request" ADD CONSTRAINT "admin_request_ended_by_fkey" FOREIGN KEY ("ended_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
