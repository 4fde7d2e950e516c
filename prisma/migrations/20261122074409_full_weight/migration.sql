-- AlterTable
ALTER TABLE "destination" ADD COLUMN     "fullWeight" INTEGER;

