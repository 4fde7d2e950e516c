-- CreateTable
CREATE TABLE "wall_screen" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "layout" TEXT NOT NULL,
    "clusterIds" UUID[],
    "vipId" UUID,
    "rotationSec" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "theme" TEXT NOT NULL,
    "distanceM" DOUBLE PRECISION NOT NULL,
    "diagonalIn" DOUBLE PRECISION NOT NULL,
    "hideAddresses" BOOLEAN NOT NULL,
    "dimFrom" INTEGER,
    "dimUntil" INTEGER,
    "pinAddress" BOOLEAN NOT NULL,
    "pinnedTo" TEXT,
    "linkSha256" TEXT,
    "sessionSha256" TEXT,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3),
    "lastSeenFrom" TEXT,
    "revokedAt" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "wall_screen_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wall_pairing" (
    "claimSha256" TEXT NOT NULL,
    "codeSha256" TEXT,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "screenId" UUID,

    CONSTRAINT "wall_pairing_pkey" PRIMARY KEY ("claimSha256")
);

-- CreateIndex
CREATE UNIQUE INDEX "wall_screen_linkSha256_key" ON "wall_screen"("linkSha256");

-- CreateIndex
CREATE UNIQUE INDEX "wall_screen_sessionSha256_key" ON "wall_screen"("sessionSha256");

-- CreateIndex
CREATE UNIQUE INDEX "wall_pairing_codeSha256_key" ON "wall_pairing"("codeSha256");

-- AddForeignKey
ALTER TABLE "wall_pairing" ADD CONSTRAINT "wall_pairing_screenId_fkey" FOREIGN KEY ("screenId") REFERENCES "wall_screen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

