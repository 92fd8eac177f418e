-- CreateEnum
CREATE TYPE "export_state" AS ENUM ('UNDER_WAY', 'READY');

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "deletion_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "deletion_told_at" TIMESTAMPTZ(3),
ADD COLUMN     "erase_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "data_export" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "state" "export_state" NOT NULL DEFAULT 'UNDER_WAY',
    "section" INTEGER NOT NULL DEFAULT 0,
    "place" TEXT,
    "chunks" INTEGER NOT NULL DEFAULT 0,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "rows_in_all" INTEGER,
    "ready_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_export_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_export_chunk" (
    "export_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "section" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "data_export_chunk_pkey" PRIMARY KEY ("export_id","number")
);

-- CreateIndex
CREATE INDEX "data_export_user_id_idx" ON "data_export"("user_id");

-- CreateIndex
CREATE INDEX "data_export_expires_at_idx" ON "data_export"("expires_at");

-- CreateIndex
CREATE INDEX "user_erase_at_idx" ON "user"("erase_at") WHERE (erase_at IS NOT NULL);

-- AddForeignKey
ALTER TABLE "data_export" ADD CONSTRAINT "data_export_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_export_chunk" ADD CONSTRAINT "data_export_chunk_export_id_fkey" FOREIGN KEY ("export_id") REFERENCES "data_export"("id") ON DELETE CASCADE ON UPDATE CASCADE;
