-- AlterTable
ALTER TABLE "user" ADD COLUMN     "two_factor_reset_at" TIMESTAMPTZ(3);
