import { z } from "zod";
import { sentenceSchema } from "@/lib/api/resources/common";
import {
  type OperationEventResource,
  type OperationResource,
  type OperationStepResource,
  operationEventSchema,
  operationHostSchema,
  operationResourceSchema,
} from "@/lib/api/resources/operation";
import type { OperationEvent, OperationStep, Prisma } from "@/lib/db/generated/client";
import { drainProgressSchema } from "@/lib/model/drain-progress";

export const operationInclude = {
  cluster: { select: { name: true } },
  host: { select: { name: true } },
} as const satisfies Prisma.OperationInclude;

type OperationRow = Prisma.OperationGetPayload<{ include: typeof operationInclude }>;

export function presentOperation(row: OperationRow): OperationResource {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    clusterId: row.clusterId,
    clusterName: row.cluster?.name ?? null,
    hostId: row.hostId,
    hostName: row.host?.name ?? null,
    planId: row.planId,
    request: operationResourceSchema.shape.request.safeParse(row.request).data ?? {},
    hosts: z.array(operationHostSchema).safeParse(row.result).data ?? [],
    problem: sentenceSchema.nullable().safeParse(row.problem).data ?? null,
    actorName: row.actorName,
    reason: row.reason,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    kernelReadAt: row.kernelReadAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    asked: row.asked,
    pausedAt: row.pausedAt?.toISOString() ?? null,
    confirmBy: row.confirmBy?.toISOString() ?? null,
    drainBy: row.drainBy?.toISOString() ?? null,
    drain: drainProgressSchema.safeParse(row.drain).data ?? null,
  };
}

export function presentStep(row: OperationStep): OperationStepResource {
  return {
    seq: row.seq,
    hostId: row.hostId,
    hostName: row.hostName,
    wave: row.wave,
    title: sentenceSchema.parse(row.title),
    state: row.state,
    output: row.output,
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

export function presentEvent(row: OperationEvent): OperationEventResource {
  return {
    id: row.id.toString(),
    at: row.at.toISOString(),
    hostName: row.hostName,
    level: operationEventSchema.shape.level.catch("info").parse(row.level),
    message: { code: row.code, params: sentenceSchema.shape.params.safeParse(row.params).data ?? {} },
  };
}
