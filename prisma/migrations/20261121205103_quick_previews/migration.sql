-- CreateIndex
CREATE INDEX "audit_event_wrong_password_idx" ON "audit_event"("subject_id", "occurred_at") WHERE (type = ANY (ARRAY['sign_in.failed'::text, 'step_up.failed'::text]) AND (details ->> 'method'::text) = 'password'::text);

-- CreateIndex
CREATE INDEX "device_trusted_idx" ON "device"("user_id") WHERE (trusted_until IS NOT NULL);
