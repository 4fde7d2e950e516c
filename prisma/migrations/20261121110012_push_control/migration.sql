-- CreateEnum
CREATE TYPE "OperationAsk" AS ENUM ('pause', 'abort', 'confirm', 're_read');

-- AlterEnum
ALTER TYPE "OperationState" ADD VALUE 'awaiting_confirmation';

-- AlterTable
ALTER TABLE "cluster" ADD COLUMN     "push" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "operation" ADD COLUMN     "asked" "OperationAsk",
ADD COLUMN     "confirmBy" TIMESTAMPTZ(3),
ADD COLUMN     "desired" JSONB,
ADD COLUMN     "pausedAt" TIMESTAMPTZ(3);

