-- CreateIndex
CREATE INDEX "outbox_message_state_id_idx" ON "outbox_message"("state", "id" DESC);
