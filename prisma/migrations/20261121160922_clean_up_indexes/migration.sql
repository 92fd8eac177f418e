-- DropIndex
DROP INDEX "session_expires_at_idx";

-- CreateIndex
CREATE INDEX "device_last_seen_at_idx" ON "device"("last_seen_at");

-- CreateIndex
CREATE INDEX "refresh_token_used_at_idx" ON "refresh_token"("used_at") WHERE (answer IS NOT NULL);

-- CreateIndex
CREATE INDEX "session_ended_at_expires_at_idx" ON "session"("ended_at", "expires_at");
