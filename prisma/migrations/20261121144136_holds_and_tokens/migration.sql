-- CreateEnum
CREATE TYPE "HoldKind" AS ENUM ('drain', 'offline', 'cut');

-- CreateEnum
CREATE TYPE "LeaseEnd" AS ENUM ('restore', 'alarm');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "OperationState" ADD VALUE 'draining';
ALTER TYPE "OperationState" ADD VALUE 'timed_out';

-- AlterTable
ALTER TABLE "destination" ADD COLUMN     "hold" JSONB;

-- AlterTable
ALTER TABLE "operation" ADD COLUMN     "drain" JSONB,
ADD COLUMN     "drainBy" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "verbs" TEXT[],
    "clusterIds" UUID[],
    "serviceIds" UUID[],
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "lastUsedBy" TEXT,
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "destination_hold" (
    "id" UUID NOT NULL,
    "destinationId" UUID NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "kind" "HoldKind" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leaseUntil" TIMESTAMPTZ(3),
    "onLeaseEnd" "LeaseEnd" NOT NULL DEFAULT 'restore',
    "alarmedAt" TIMESTAMPTZ(3),

    CONSTRAINT "destination_hold_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_token_sha256_key" ON "api_token"("sha256");

-- CreateIndex
CREATE INDEX "api_token_userId_idx" ON "api_token"("userId");

-- CreateIndex
CREATE INDEX "destination_hold_leaseUntil_idx" ON "destination_hold"("leaseUntil");

-- CreateIndex
CREATE UNIQUE INDEX "destination_hold_destinationId_name_key" ON "destination_hold"("destinationId", "name");

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "destination_hold" ADD CONSTRAINT "destination_hold_destinationId_fkey" FOREIGN KEY ("destinationId") REFERENCES "destination"("id") ON DELETE CASCADE ON UPDATE CASCADE;

