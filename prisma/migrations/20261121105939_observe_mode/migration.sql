-- A restored panel observes and writes to no host until a person accepts what the hosts are like.
-- AlterTable
ALTER TABLE "installation" ADD COLUMN     "backupMadeAt" TIMESTAMPTZ(3),
ADD COLUMN     "observingSince" TIMESTAMPTZ(3);

