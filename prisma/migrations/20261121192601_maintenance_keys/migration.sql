-- AlterTable
ALTER TABLE "maintenance" ADD COLUMN     "asked" JSONB,
ADD COLUMN     "idempotencyKey" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "maintenance_actorId_idempotencyKey_key" ON "maintenance"("actorId", "idempotencyKey");

