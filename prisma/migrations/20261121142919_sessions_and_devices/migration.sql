-- CreateEnum
CREATE TYPE "client" AS ENUM ('WEB', 'MOBILE');

-- AlterEnum
ALTER TYPE "mail_token_purpose" ADD VALUE 'RESET_PASSWORD';

-- AlterTable
ALTER TABLE "challenge" ADD COLUMN     "browser_digest" BYTEA,
ADD COLUMN     "client" "client" NOT NULL DEFAULT 'WEB',
ADD COLUMN     "device_name" TEXT,
ADD COLUMN     "risk_reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "risk_score" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "device" ADD COLUMN     "city" TEXT,
ADD COLUMN     "country" TEXT,
ADD COLUMN     "name" TEXT;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "access_expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "city" TEXT,
ADD COLUMN     "client" "client" NOT NULL DEFAULT 'WEB',
ADD COLUMN     "country" TEXT,
ADD COLUMN     "risk_reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "risk_score" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "notices_read_at" TIMESTAMPTZ(3),
ADD COLUMN     "password_barred_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "refresh_token" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "digest" BYTEA NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "answer" BYTEA,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refresh_token_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "refresh_token_digest_key" ON "refresh_token"("digest");

-- CreateIndex
CREATE INDEX "refresh_token_session_id_idx" ON "refresh_token"("session_id");

-- CreateIndex
CREATE INDEX "refresh_token_expires_at_idx" ON "refresh_token"("expires_at");

-- AddForeignKey
ALTER TABLE "refresh_token" ADD CONSTRAINT "refresh_token_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
