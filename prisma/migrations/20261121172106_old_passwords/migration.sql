-- CreateTable
CREATE TABLE "old_password" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "barred_at" TIMESTAMPTZ(3),
    "replaced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "old_password_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "old_password_user_id_idx" ON "old_password"("user_id");

-- AddForeignKey
ALTER TABLE "old_password" ADD CONSTRAINT "old_password_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
