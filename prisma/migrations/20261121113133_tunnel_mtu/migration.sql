-- AlterTable
ALTER TABLE "real_server" ADD COLUMN     "tunnelMtu" INTEGER;

