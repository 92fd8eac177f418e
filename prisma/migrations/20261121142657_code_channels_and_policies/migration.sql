-- CreateEnum
CREATE TYPE "code_purpose" AS ENUM ('SIGN_IN', 'STEP_UP', 'CONFIRM_PHONE');

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "reset_by_mail_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "code_channel" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "channel" "channel" NOT NULL,
    "destination" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "code_channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_code" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "purpose" "code_purpose" NOT NULL,
    "channel" "channel" NOT NULL,
    "bound_to" UUID NOT NULL,
    "digest" BYTEA NOT NULL,
    "destination" BYTEA,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "one_time_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy" (
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "changed_by" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "policy_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "code_channel_user_id_channel_key" ON "code_channel"("user_id", "channel");

-- CreateIndex
CREATE INDEX "one_time_code_user_id_idx" ON "one_time_code"("user_id");

-- CreateIndex
CREATE INDEX "one_time_code_expires_at_idx" ON "one_time_code"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_code_purpose_bound_to_channel_key" ON "one_time_code"("purpose", "bound_to", "channel");

-- AddForeignKey
ALTER TABLE "code_channel" ADD CONSTRAINT "code_channel_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_code" ADD CONSTRAINT "one_time_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
