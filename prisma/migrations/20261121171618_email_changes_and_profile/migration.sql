-- CreateEnum
CREATE TYPE "theme" AS ENUM ('SYSTEM', 'LIGHT', 'DARK');

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "contact_phone" BYTEA,
ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'en',
ADD COLUMN     "theme" "theme" NOT NULL DEFAULT 'SYSTEM',
ADD COLUMN     "time_zone" TEXT;

-- CreateTable
CREATE TABLE "email_change" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "new_email" TEXT NOT NULL,
    "token_digest" BYTEA,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "old_email" TEXT,
    "old_normalized" TEXT,
    "undo_digest" BYTEA,
    "undo_until" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "email_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "email_change_token_digest_key" ON "email_change"("token_digest");

-- CreateIndex
CREATE UNIQUE INDEX "email_change_undo_digest_key" ON "email_change"("undo_digest");

-- CreateIndex
CREATE INDEX "email_change_user_id_created_at_idx" ON "email_change"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "email_change_old_normalized_idx" ON "email_change"("old_normalized");

-- CreateIndex
CREATE INDEX "email_change_expires_at_idx" ON "email_change"("expires_at");

-- AddForeignKey
ALTER TABLE "email_change" ADD CONSTRAINT "email_change_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
