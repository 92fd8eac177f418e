-- AlterTable
ALTER TABLE "device" ADD COLUMN     "trusted_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "remembered" BOOLEAN NOT NULL DEFAULT false;

-- Those who are signed in keep their cookies: until now a browser's long idle time told them apart.
UPDATE "session" SET "remembered" = true
 WHERE "client" = 'WEB' AND "ended_at" IS NULL AND "idle_seconds" > 8 * 3600;

-- Thirty days was what every one of them was given.
UPDATE "device" SET "trusted_at" = "trusted_until" - interval '30 days' WHERE "trusted_until" IS NOT NULL;
