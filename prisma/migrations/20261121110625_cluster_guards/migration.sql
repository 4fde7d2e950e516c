-- AlterTable
ALTER TABLE "cluster" ADD COLUMN     "guards" JSONB NOT NULL DEFAULT '{}';
