-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('viewer', 'operator', 'admin');

-- CreateEnum
CREATE TYPE "Privilege" AS ENUM ('root', 'sudo');

-- CreateEnum
CREATE TYPE "HostTrust" AS ENUM ('unconfirmed', 'trusted', 'quarantined');

-- CreateEnum
CREATE TYPE "HostConnection" AS ENUM ('unknown', 'connected', 'unreachable', 'refused');

-- CreateEnum
CREATE TYPE "CredentialKind" AS ENUM ('worker_key', 'uploaded_key');

-- CreateEnum
CREATE TYPE "Engine" AS ENUM ('keepalived', 'ipvsadm');

-- CreateEnum
CREATE TYPE "Protocol" AS ENUM ('TCP', 'UDP', 'SCTP');

-- CreateEnum
CREATE TYPE "Family" AS ENUM ('inet', 'inet6');

-- CreateEnum
CREATE TYPE "ListenerKind" AS ENUM ('address', 'fwmark', 'group');

-- CreateEnum
CREATE TYPE "EndpointKind" AS ENUM ('vip', 'range', 'fwmark');

-- CreateEnum
CREATE TYPE "Forwarding" AS ENUM ('dr', 'nat', 'tun', 'fullnat');

-- CreateEnum
CREATE TYPE "PlanState" AS ENUM ('pending', 'ready', 'failed');

-- CreateEnum
CREATE TYPE "OperationKind" AS ENUM ('apply', 'weight', 'host_scan', 'host_install_key', 'host_facts', 'host_packages');

-- CreateEnum
CREATE TYPE "OperationState" AS ENUM ('queued', 'running', 'verifying', 'confirmed', 'rolled_back', 'failed', 'partial', 'unknown');

-- CreateEnum
CREATE TYPE "StepState" AS ENUM ('planned', 'running', 'done', 'failed', 'unknown', 'skipped');

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" "Role" NOT NULL DEFAULT 'viewer',
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "token" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "userId" TEXT NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_window" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_window_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "setupTokenHash" TEXT,
    "setupCompletedAt" TIMESTAMPTZ(3),
    "sealingPublicKey" JSONB,
    "sshPublicKey" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker_secret" (
    "name" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "worker_secret_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "worker_presence" (
    "id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "jobPoolId" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "heartbeatAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "worker_presence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "port" INTEGER NOT NULL DEFAULT 22,
    "username" TEXT NOT NULL,
    "privilege" "Privilege" NOT NULL,
    "credential" "CredentialKind" NOT NULL DEFAULT 'worker_key',
    "trust" "HostTrust" NOT NULL DEFAULT 'unconfirmed',
    "hostKeyFingerprint" TEXT,
    "offeredHostKey" JSONB,
    "connection" "HostConnection" NOT NULL DEFAULT 'unknown',
    "connectionProblem" JSONB,
    "lastSeenAt" TIMESTAMPTZ(3),
    "facts" JSONB,
    "factsAt" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "host_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host_secret" (
    "hostId" UUID NOT NULL,
    "sealedKey" TEXT,
    "sealedPassword" TEXT,

    CONSTRAINT "host_secret_pkey" PRIMARY KEY ("hostId")
);

-- CreateTable
CREATE TABLE "cluster" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "engine" "Engine" NOT NULL,
    "vrrp" JSONB,
    "vrrpInstances" JSONB NOT NULL DEFAULT '[]',
    "keepalived" JSONB NOT NULL DEFAULT '{}',
    "ipvs" JSONB NOT NULL DEFAULT '{}',
    "draftRevision" INTEGER NOT NULL DEFAULT 1,
    "appliedRevision" INTEGER NOT NULL DEFAULT 0,
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cluster_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "director" (
    "id" UUID NOT NULL,
    "clusterId" UUID NOT NULL,
    "hostId" UUID NOT NULL,
    "address" INET NOT NULL,
    "interface" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "adopted" JSONB,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "director_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vip" (
    "id" UUID NOT NULL,
    "clusterId" UUID NOT NULL,
    "address" INET NOT NULL,
    "prefixLength" INTEGER NOT NULL,
    "vrrpInstanceId" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vip_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "real_server" (
    "id" UUID NOT NULL,
    "clusterId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" INET NOT NULL,
    "hostId" UUID,
    "natGateway" INET,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "real_server_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vrrp_secret" (
    "id" UUID NOT NULL,
    "clusterId" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "vrrp_secret_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "virtual_service" (
    "id" UUID NOT NULL,
    "clusterId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "listenerKind" "ListenerKind" NOT NULL,
    "protocol" "Protocol",
    "scheduler" TEXT NOT NULL,
    "schedulerFlags" TEXT[],
    "onePacket" BOOLEAN NOT NULL DEFAULT false,
    "persistence" JSONB,
    "healthChecks" JSONB NOT NULL DEFAULT '[]',
    "keepalived" JSONB NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "virtual_service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_endpoint" (
    "serviceId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "EndpointKind" NOT NULL,
    "clusterId" UUID NOT NULL,
    "protocol" "Protocol",
    "vipId" UUID,
    "address" INET,
    "count" INTEGER,
    "port" INTEGER,
    "mark" BIGINT,
    "family" "Family",

    CONSTRAINT "service_endpoint_pkey" PRIMARY KEY ("serviceId","position")
);

-- CreateTable
CREATE TABLE "mark_feed" (
    "serviceId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "vipId" UUID NOT NULL,
    "protocol" "Protocol" NOT NULL,
    "firstPort" INTEGER NOT NULL,
    "lastPort" INTEGER NOT NULL,

    CONSTRAINT "mark_feed_pkey" PRIMARY KEY ("serviceId","position")
);

-- CreateTable
CREATE TABLE "destination" (
    "id" UUID NOT NULL,
    "serviceId" UUID NOT NULL,
    "realServerId" UUID NOT NULL,
    "port" INTEGER NOT NULL,
    "forwarding" "Forwarding" NOT NULL DEFAULT 'dr',
    "tunnel" JSONB,
    "weight" INTEGER NOT NULL DEFAULT 1,
    "upperThreshold" INTEGER NOT NULL DEFAULT 0,
    "lowerThreshold" INTEGER NOT NULL DEFAULT 0,
    "healthChecks" JSONB,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "destination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cluster_revision" (
    "clusterId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "model" JSONB NOT NULL,
    "files" JSONB NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "operationId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cluster_revision_pkey" PRIMARY KEY ("clusterId","number")
);

-- CreateTable
CREATE TABLE "plan" (
    "id" UUID NOT NULL,
    "clusterId" UUID NOT NULL,
    "state" "PlanState" NOT NULL DEFAULT 'pending',
    "draftRevision" INTEGER NOT NULL,
    "body" JSONB,
    "problem" JSONB,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readyAt" TIMESTAMPTZ(3),

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operation" (
    "id" UUID NOT NULL,
    "kind" "OperationKind" NOT NULL,
    "state" "OperationState" NOT NULL DEFAULT 'queued',
    "clusterId" UUID,
    "hostId" UUID,
    "planId" UUID,
    "request" JSONB NOT NULL,
    "result" JSONB,
    "problem" JSONB,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "idempotencyKey" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "kernelReadAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "leaseOwner" TEXT,
    "heartbeatAt" TIMESTAMPTZ(3),

    CONSTRAINT "operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operation_step" (
    "operationId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "hostId" UUID,
    "hostName" TEXT NOT NULL,
    "wave" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "state" "StepState" NOT NULL DEFAULT 'planned',
    "output" TEXT NOT NULL DEFAULT '',
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "operation_step_pkey" PRIMARY KEY ("operationId","seq")
);

-- CreateTable
CREATE TABLE "operation_event" (
    "id" BIGSERIAL NOT NULL,
    "operationId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "hostName" TEXT,
    "level" TEXT NOT NULL DEFAULT 'info',
    "code" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "operation_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "objectType" TEXT NOT NULL,
    "objectId" TEXT,
    "objectName" TEXT NOT NULL DEFAULT '',
    "clusterId" UUID,
    "operationId" UUID,
    "outcome" TEXT NOT NULL DEFAULT 'done',
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "live_snapshot" (
    "directorId" UUID NOT NULL,
    "sampledAt" TIMESTAMPTZ(3) NOT NULL,
    "payload" JSONB NOT NULL,

    CONSTRAINT "live_snapshot_pkey" PRIMARY KEY ("directorId")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_userId_idx" ON "session"("userId");

-- CreateIndex
CREATE INDEX "account_userId_idx" ON "account"("userId");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "host_name_key" ON "host"("name");

-- CreateIndex
CREATE UNIQUE INDEX "host_address_port_key" ON "host"("address", "port");

-- CreateIndex
CREATE UNIQUE INDEX "cluster_name_key" ON "cluster"("name");

-- CreateIndex
CREATE UNIQUE INDEX "director_hostId_key" ON "director"("hostId");

-- CreateIndex
CREATE UNIQUE INDEX "director_clusterId_priority_key" ON "director"("clusterId", "priority");

-- CreateIndex
CREATE UNIQUE INDEX "vip_address_key" ON "vip"("address");

-- CreateIndex
CREATE UNIQUE INDEX "real_server_clusterId_address_key" ON "real_server"("clusterId", "address");

-- CreateIndex
CREATE UNIQUE INDEX "real_server_clusterId_name_key" ON "real_server"("clusterId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "virtual_service_clusterId_name_key" ON "virtual_service"("clusterId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "service_endpoint_vipId_protocol_port_key" ON "service_endpoint"("vipId", "protocol", "port");

-- CreateIndex
CREATE UNIQUE INDEX "service_endpoint_clusterId_mark_family_key" ON "service_endpoint"("clusterId", "mark", "family");

-- CreateIndex
CREATE UNIQUE INDEX "destination_serviceId_realServerId_port_key" ON "destination"("serviceId", "realServerId", "port");

-- CreateIndex
CREATE INDEX "plan_clusterId_createdAt_idx" ON "plan"("clusterId", "createdAt");

-- CreateIndex
CREATE INDEX "operation_clusterId_createdAt_idx" ON "operation"("clusterId", "createdAt");

-- CreateIndex
CREATE INDEX "operation_state_idx" ON "operation"("state");

-- CreateIndex
CREATE UNIQUE INDEX "operation_actorId_idempotencyKey_key" ON "operation"("actorId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "operation_event_operationId_id_idx" ON "operation_event"("operationId", "id");

-- CreateIndex
CREATE INDEX "audit_entry_objectType_objectId_idx" ON "audit_entry"("objectType", "objectId");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_secret" ADD CONSTRAINT "host_secret_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "host"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "director" ADD CONSTRAINT "director_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "director" ADD CONSTRAINT "director_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "host"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vip" ADD CONSTRAINT "vip_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "real_server" ADD CONSTRAINT "real_server_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "real_server" ADD CONSTRAINT "real_server_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "host"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vrrp_secret" ADD CONSTRAINT "vrrp_secret_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "virtual_service" ADD CONSTRAINT "virtual_service_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_endpoint" ADD CONSTRAINT "service_endpoint_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "virtual_service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_endpoint" ADD CONSTRAINT "service_endpoint_vipId_fkey" FOREIGN KEY ("vipId") REFERENCES "vip"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mark_feed" ADD CONSTRAINT "mark_feed_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "virtual_service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mark_feed" ADD CONSTRAINT "mark_feed_vipId_fkey" FOREIGN KEY ("vipId") REFERENCES "vip"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "destination" ADD CONSTRAINT "destination_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "virtual_service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "destination" ADD CONSTRAINT "destination_realServerId_fkey" FOREIGN KEY ("realServerId") REFERENCES "real_server"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cluster_revision" ADD CONSTRAINT "cluster_revision_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation" ADD CONSTRAINT "operation_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "cluster"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation" ADD CONSTRAINT "operation_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "host"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation" ADD CONSTRAINT "operation_planId_fkey" FOREIGN KEY ("planId") REFERENCES "plan"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation_step" ADD CONSTRAINT "operation_step_operationId_fkey" FOREIGN KEY ("operationId") REFERENCES "operation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation_event" ADD CONSTRAINT "operation_event_operationId_fkey" FOREIGN KEY ("operationId") REFERENCES "operation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_snapshot" ADD CONSTRAINT "live_snapshot_directorId_fkey" FOREIGN KEY ("directorId") REFERENCES "director"("id") ON DELETE CASCADE ON UPDATE CASCADE;


