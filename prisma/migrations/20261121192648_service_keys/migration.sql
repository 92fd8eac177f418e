-- AlterEnum
ALTER TYPE "code_purpose" ADD VALUE 'SERVICE';

-- CreateTable
CREATE TABLE "service_key" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "scopes" TEXT[],
    "created_by" UUID,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "service_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_challenge" (
    "id" UUID NOT NULL,
    "key_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "wrong_codes" INTEGER NOT NULL DEFAULT 0,
    "closed_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "service_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "service_key_digest_key" ON "service_key"("digest");

-- CreateIndex
CREATE INDEX "service_key_created_by_idx" ON "service_key"("created_by");

-- CreateIndex
CREATE INDEX "service_challenge_user_id_idx" ON "service_challenge"("user_id");

-- CreateIndex
CREATE INDEX "service_challenge_key_id_idx" ON "service_challenge"("key_id");

-- CreateIndex
CREATE INDEX "service_challenge_expires_at_idx" ON "service_challenge"("expires_at");

-- AddForeignKey
ALTER TABLE "service_key" ADD CONSTRAINT "service_key_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_challenge" ADD CONSTRAINT "service_challenge_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "service_key"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_challenge" ADD CONSTRAINT "service_challenge_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
