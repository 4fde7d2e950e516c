-- AlterTable
ALTER TABLE "host_discovery" ADD COLUMN     "secrets" JSONB NOT NULL DEFAULT '[]';
