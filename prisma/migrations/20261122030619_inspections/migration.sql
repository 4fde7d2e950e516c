-- CreateEnum
CREATE TYPE "InspectionState" AS ENUM ('pending', 'ready', 'failed');

-- CreateTable
CREATE TABLE "inspection" (
    "id" UUID NOT NULL,
    "directorId" UUID NOT NULL,
    "state" "InspectionState" NOT NULL DEFAULT 'pending',
    "question" JSONB NOT NULL,
    "answer" JSONB,
    "problem" JSONB,
    "actorName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "inspection_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_directorId_fkey" FOREIGN KEY ("directorId") REFERENCES "director"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Lost by a crash of Postgres: nobody waits for such an answer any more.
ALTER TABLE "inspection" SET UNLOGGED;
