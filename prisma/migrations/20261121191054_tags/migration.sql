-- AlterTable
ALTER TABLE "real_server" ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

