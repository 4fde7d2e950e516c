-- CreateTable
CREATE TABLE "guard_refusal" (
    "guard" TEXT NOT NULL,
    "count" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "guard_refusal_pkey" PRIMARY KEY ("guard")
);

