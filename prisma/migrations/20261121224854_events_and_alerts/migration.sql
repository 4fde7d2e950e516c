-- CreateEnum
CREATE TYPE "AlertSeverity" AS ENUM ('info', 'warning', 'critical');

-- CreateEnum
CREATE TYPE "EventPhase" AS ENUM ('happened', 'raised', 'resolved');

-- CreateEnum
CREATE TYPE "ChannelKind" AS ENUM ('mail', 'slack', 'dingtalk', 'feishu', 'wecom', 'webhook');

-- CreateEnum
CREATE TYPE "DeliveryPhase" AS ENUM ('raised', 'resolved', 'test');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('waiting', 'sent', 'dead');

-- CreateTable
CREATE TABLE "event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "phase" "EventPhase" NOT NULL,
    "severity" "AlertSeverity" NOT NULL,
    "clusterId" UUID,
    "hostId" UUID,
    "object" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "alertId" UUID,
    "operationId" UUID,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_watch" (
    "scope" TEXT NOT NULL,
    "nextLookAt" TIMESTAMPTZ(3) NOT NULL,
    "memory" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "alert_watch_pkey" PRIMARY KEY ("scope")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "object" TEXT NOT NULL,
    "openKey" TEXT,
    "severity" "AlertSeverity" NOT NULL,
    "clusterId" UUID,
    "hostId" UUID,
    "operationId" UUID,
    "params" JSONB NOT NULL DEFAULT '{}',
    "since" TIMESTAMPTZ(3) NOT NULL,
    "raisedAt" TIMESTAMPTZ(3),
    "clearSince" TIMESTAMPTZ(3),
    "resolvedAt" TIMESTAMPTZ(3),
    "acknowledgedAt" TIMESTAMPTZ(3),
    "acknowledgedBy" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_rule" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "clusterIds" UUID[],
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "severity" "AlertSeverity" NOT NULL,
    "forSec" INTEGER NOT NULL,
    "threshold" INTEGER,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "silence" (
    "id" UUID NOT NULL,
    "kinds" TEXT[],
    "clusterId" UUID,
    "hostId" UUID,
    "object" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,

    CONSTRAINT "silence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "ChannelKind" NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "locale" TEXT NOT NULL,
    "minSeverity" "AlertSeverity" NOT NULL DEFAULT 'warning',
    "kinds" TEXT[],
    "clusterIds" UUID[],
    "sealed" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "claimedUntil" TIMESTAMPTZ(3),
    "nextMessageAt" TIMESTAMPTZ(3),
    "lastSentAt" TIMESTAMPTZ(3),
    "problem" JSONB,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "channelId" UUID NOT NULL,
    "alertId" UUID,
    "phase" "DeliveryPhase" NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'waiting',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" TIMESTAMPTZ(3) NOT NULL,
    "messageId" UUID,
    "problem" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "event_at_idx" ON "event"("at");

-- CreateIndex
CREATE INDEX "event_clusterId_at_idx" ON "event"("clusterId", "at");

-- CreateIndex
CREATE INDEX "alert_watch_nextLookAt_idx" ON "alert_watch"("nextLookAt");

-- CreateIndex
CREATE UNIQUE INDEX "alert_openKey_key" ON "alert"("openKey");

-- CreateIndex
CREATE INDEX "alert_scope_raisedAt_idx" ON "alert"("scope", "raisedAt");

-- CreateIndex
CREATE INDEX "alert_raisedAt_idx" ON "alert"("raisedAt");

-- CreateIndex
CREATE INDEX "silence_until_idx" ON "silence"("until");

-- CreateIndex
CREATE UNIQUE INDEX "channel_name_key" ON "channel"("name");

-- CreateIndex
CREATE INDEX "delivery_state_nextTryAt_idx" ON "delivery"("state", "nextTryAt");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_channelId_alertId_phase_key" ON "delivery"("channelId", "alertId", "phase");

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_alertId_fkey" FOREIGN KEY ("alertId") REFERENCES "alert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

