import type { Prisma } from "@/lib/db/generated/client";

/**
 * Applies that put right what was there before them: confirmed ones, and those that went back because the host showed
 * something else by then. A writer of somebody else's that is quick makes it the one or the other by chance.
 */
export const endedRepair = {
  kind: "apply",
  OR: [{ state: "confirmed" }, { state: "rolled_back", problem: { path: ["code"], equals: "host.read_back_differs" } }],
} satisfies Prisma.OperationWhereInput;
