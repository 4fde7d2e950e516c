import { z } from "zod";
import type { Operation } from "@/lib/db/generated/client";
import { clusterSchema } from "@/lib/model/cluster";
import type { PlanInput } from "@/lib/plan/plan-cluster";
import type { OperationDeps } from "./deps";

const setOutSchema = z.object({ model: clusterSchema, draftRevision: z.number() });

/** The desired state that an apply carries out. */
export type SetOut = z.infer<typeof setOutSchema>;

/**
 * Remembers what an apply sets out with, before it writes anything. People go on editing the draft meanwhile; whoever
 * settles or confirms the operation later judges the hosts by what was asked then.
 */
export async function rememberSetOut(
  { database, workerId }: OperationDeps,
  operationId: string,
  { desired, draftRevision }: Pick<PlanInput, "desired" | "draftRevision">,
): Promise<void> {
  await database.prisma.operation.updateMany({
    where: { id: operationId, leaseOwner: workerId },
    data: { desired: { model: desired, draftRevision } },
  });
}

/** Null = it was stopped before it set out. */
export function setOutOf({ desired }: Pick<Operation, "desired">): SetOut | null {
  return desired === null ? null : setOutSchema.parse(desired);
}
