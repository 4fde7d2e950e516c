import type { Tx } from "@/lib/db/database";
import { Prisma } from "@/lib/db/generated/client";
import { prepared } from "@/lib/db/prepared";
import { capOutput } from "./cap-output";
import type { Progress, StepEnd, StepStart } from "./journal";
import { noticeOf } from "./notify-operation";

/**
 * What a journal writes, to each of several operations at once. One statement each, with its notice: a round of weights
 * writes three times, and a transaction around each would cost as much as the rounds themselves.
 */
type Written = Pick<Tx, "$executeRaw">;

/** Rows in state running. */
export async function startSteps(
  tx: Written,
  operationIds: readonly string[],
  steps: readonly (StepStart & { readonly seq: number })[],
  startedAt: Date,
): Promise<void> {
  const ids = [...operationIds];
  await tx.$executeRaw`${prepared}
    with written as (
      insert into operation_step
             ("operationId", seq, "hostId", "hostName", wave, title, state, output, "startedAt")
      select "operationId", step.seq, step."hostId", step."hostName", step.wave, step.title, 'running', '', ${startedAt}
        from unnest(${ids}::uuid[]) as "operationId",
             jsonb_to_recordset(${JSON.stringify(steps)}::jsonb)
               as step(seq int, "hostId" uuid, "hostName" text, wave text, title jsonb)
    )
    ${noticeOf(ids)}`;
}

export async function finishSteps(
  tx: Written,
  operationIds: readonly string[],
  ends: readonly (StepEnd & { readonly seq: number })[],
  finishedAt: Date,
): Promise<void> {
  const ids = [...operationIds];
  await tx.$executeRaw`${prepared}
    with written as (
      update operation_step as step
         set state = ended.state::"StepState", output = ended.output, "finishedAt" = ${finishedAt}
        from unnest(
               ${ends.map(({ seq }) => seq)}::int[],
               ${ends.map(({ state }) => state)}::text[],
               ${ends.map(({ output }) => capOutput(output))}::text[]
             ) as ended(seq, state, output)
       where step."operationId" = any(${ids}::uuid[]) and step.seq = ended.seq
    )
    ${noticeOf(ids)}`;
}

/** Of those that `leaseOwner` still holds. */
export async function writeProgress(
  tx: Written,
  operationIds: readonly string[],
  leaseOwner: string,
  { state, kernelReadAt, pausedAt, hosts }: Progress,
): Promise<void> {
  const ids = [...operationIds];
  const sets = [
    ...(state === undefined ? [] : [Prisma.sql`state = ${state}::"OperationState"`]),
    ...(kernelReadAt === undefined ? [] : [Prisma.sql`"kernelReadAt" = coalesce("kernelReadAt", ${kernelReadAt})`]),
    ...(pausedAt === undefined ? [] : [Prisma.sql`"pausedAt" = ${pausedAt}`]),
    ...(hosts === undefined ? [] : [Prisma.sql`result = ${JSON.stringify(hosts)}::jsonb`]),
  ];
  if (sets.length === 0) return;
  await tx.$executeRaw`${prepared}
    with written as (
      update operation set ${Prisma.join(sets)} where id = any(${ids}::uuid[]) and "leaseOwner" = ${leaseOwner}
    )
    ${noticeOf(ids)}`;
}
