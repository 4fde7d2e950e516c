-- Snapshots are packed by whoever writes them (lib/db/pack-payload.ts). The table holds only the newest of each director,
-- which the next sample writes again two seconds later; Postgres is not to try to compress them once more.
DELETE FROM "live_snapshot";
ALTER TABLE "live_snapshot" DROP COLUMN "payload",
ADD COLUMN     "payload" BYTEA NOT NULL;
ALTER TABLE "live_snapshot" ALTER COLUMN "payload" SET STORAGE EXTERNAL;
