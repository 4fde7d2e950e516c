-- AlterTable
ALTER TABLE "director" ADD COLUMN     "adoptedServices" JSONB;

-- CreateTable
CREATE TABLE "host_discovery" (
    "hostId" UUID NOT NULL,
    "operationId" UUID NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL,
    "found" JSONB NOT NULL,

    CONSTRAINT "host_discovery_pkey" PRIMARY KEY ("hostId")
);

-- CreateIndex
CREATE UNIQUE INDEX "host_discovery_operationId_key" ON "host_discovery"("operationId");

-- AddForeignKey
ALTER TABLE "host_discovery" ADD CONSTRAINT "host_discovery_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "host"("id") ON DELETE CASCADE ON UPDATE CASCADE;

