-- CreateTable
CREATE TABLE "drift_watch" (
    "clusterId" UUID NOT NULL,
    "intervalSec" INTEGER NOT NULL DEFAULT 60,
    "nextLookAt" TIMESTAMPTZ(3) NOT NULL,
    "claimedAt" TIMESTAMPTZ(3),
    "lookedAt" TIMESTAMPTZ(3),
    "revisionNumber" INTEGER,
    "unread" JSONB NOT NULL DEFAULT '[]',
    "autoRepairSince" TIMESTAMPTZ(3),
    "pausedAt" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "drift_watch_pkey" PRIMARY KEY ("clusterId")
);

-- CreateTable
CREATE TABLE "drift_item" (
    "id" UUID NOT NULL,
    "clusterId" UUID NOT NULL,
    "hostId" UUID NOT NULL,
    "hostName" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "object" TEXT NOT NULL,
    "desired" TEXT,
    "file" TEXT,
    "kernel" TEXT,
    "adoptable" JSONB,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "seenCount" INTEGER NOT NULL DEFAULT 1,
    "goneAt" TIMESTAMPTZ(3),
    "returns" TIMESTAMPTZ(3)[],
    "fightSince" TIMESTAMPTZ(3),
    "ignoredAt" TIMESTAMPTZ(3),
    "ignoredBy" TEXT,
    "ignoredReason" TEXT,

    CONSTRAINT "drift_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "drift_watch_nextLookAt_idx" ON "drift_watch"("nextLookAt");

-- CreateIndex
CREATE UNIQUE INDEX "drift_item_clusterId_hostId_role_kind_object_key" ON "drift_item"("clusterId", "hostId", "role", "kind", "object");

-- AddForeignKey
ALTER TABLE "drift_watch" ADD CONSTRAINT "drift_watch_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drift_item" ADD CONSTRAINT "drift_item_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

