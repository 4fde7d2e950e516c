-- History of live figures (docs/decisions/0033-history.md), in a schema of its own: Prisma's schema language cannot say
-- partitions, and a backup takes the schema "public" only. Partitions are made by lib/history, and dropped whole.
CREATE SCHEMA "history";

-- Which series the values of a row are of, in their order: [[service | null, destination | null], …].
CREATE TABLE "history"."layout" (
  "id" INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "sha256" BYTEA NOT NULL UNIQUE,
  "series" JSONB NOT NULL,
  "usedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);

-- One row a director and sample, minute, or quarter of an hour. No reference to the director: rows go with their
-- partition. The values are packed and compressed by lib/history, so Postgres is not to try it again.
CREATE TABLE "history"."sample" (
  "directorId" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "layoutId" INTEGER NOT NULL,
  "frame" BYTEA NOT NULL,
  PRIMARY KEY ("directorId", "at")
) PARTITION BY RANGE ("at");
ALTER TABLE "history"."sample" ALTER COLUMN "frame" SET STORAGE EXTERNAL;
CREATE TABLE "history"."minute" (LIKE "history"."sample" INCLUDING ALL) PARTITION BY RANGE ("at");
CREATE TABLE "history"."quarter" (LIKE "history"."sample" INCLUDING ALL) PARTITION BY RANGE ("at");
