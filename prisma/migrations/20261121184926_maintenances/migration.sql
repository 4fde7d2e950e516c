-- CreateEnum
CREATE TYPE "MaintenanceState" AS ENUM ('scheduled', 'active', 'ending', 'ended', 'refused');

-- CreateTable
CREATE TABLE "maintenance" (
    "id" UUID NOT NULL,
    "clusterId" UUID NOT NULL,
    "realServerId" UUID NOT NULL,
    "realServerName" TEXT NOT NULL,
    "state" "MaintenanceState" NOT NULL,
    "kind" "HoldKind" NOT NULL,
    "reason" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "beginsAt" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "drainLimitSec" INTEGER,
    "begunAt" TIMESTAMPTZ(3),
    "overAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,
    "endReason" TEXT NOT NULL DEFAULT '',
    "forced" BOOLEAN NOT NULL DEFAULT false,
    "problem" JSONB,
    "health" JSONB,
    "alarmedAt" TIMESTAMPTZ(3),
    "nextLookAt" TIMESTAMPTZ(3) NOT NULL,
    "operationId" UUID,
    "endOperationId" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "maintenance_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "maintenance_state_nextLookAt_idx" ON "maintenance"("state", "nextLookAt");

-- CreateIndex
CREATE INDEX "maintenance_realServerId_idx" ON "maintenance"("realServerId");

-- AddForeignKey
ALTER TABLE "maintenance" ADD CONSTRAINT "maintenance_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

