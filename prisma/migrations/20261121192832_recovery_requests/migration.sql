-- AlterEnum
ALTER TYPE "mail_token_purpose" ADD VALUE 'START_RECOVERY';
ALTER TYPE "mail_token_purpose" ADD VALUE 'FINISH_RECOVERY';

-- CreateTable
CREATE TABLE "recovery_request" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "stop_digest" BYTEA NOT NULL,
    "stop_token" BYTEA NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "ready_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "ending" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recovery_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "recovery_request_stop_digest_key" ON "recovery_request"("stop_digest");

-- CreateIndex
CREATE INDEX "recovery_request_user_id_idx" ON "recovery_request"("user_id");

-- CreateIndex
CREATE INDEX "recovery_request_due_at_idx" ON "recovery_request"("due_at") WHERE (closed_at IS NULL);

-- CreateIndex
CREATE INDEX "recovery_request_closed_at_idx" ON "recovery_request"("closed_at");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_request_user_id_key" ON "recovery_request"("user_id") WHERE (closed_at IS NULL);

-- AddForeignKey
ALTER TABLE "recovery_request" ADD CONSTRAINT "recovery_request_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
