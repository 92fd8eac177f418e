-- DropIndex
DROP INDEX "audit_event_type_occurred_at_idx";

-- CreateTable
CREATE TABLE "audit_hour" (
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "outcome" "audit_outcome" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "audit_hour_pkey" PRIMARY KEY ("hour","type","outcome")
);

-- CreateIndex
CREATE INDEX "audit_event_type_outcome_occurred_at_id_idx" ON "audit_event"("type", "outcome", "occurred_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_address_occurred_at_id_idx" ON "audit_event"("address", "occurred_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_request_id_idx" ON "audit_event" USING HASH ("request_id");
