-- CreateEnum
CREATE TYPE "RunKind" AS ENUM ('bulk', 'ramp', 'rolling');

-- CreateEnum
CREATE TYPE "RunState" AS ENUM ('running', 'paused', 'aborting', 'succeeded', 'failed', 'aborted');

-- CreateTable
CREATE TABLE "run" (
    "id" UUID NOT NULL,
    "kind" "RunKind" NOT NULL,
    "state" "RunState" NOT NULL DEFAULT 'running',
    "clusterId" UUID,
    "script" JSONB NOT NULL,
    "items" JSONB NOT NULL,
    "ending" JSONB,
    "asked" JSONB NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "actorOrigin" TEXT NOT NULL,
    "idempotencyKey" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "run_clusterId_createdAt_idx" ON "run"("clusterId", "createdAt");

-- CreateIndex
CREATE INDEX "run_state_idx" ON "run"("state");

-- CreateIndex
CREATE UNIQUE INDEX "run_actorId_idempotencyKey_key" ON "run"("actorId", "idempotencyKey");

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "cluster"("id") ON DELETE SET NULL ON UPDATE CASCADE;

