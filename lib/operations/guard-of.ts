import type { Operation } from "@/lib/db/generated/client";
import { type PushSettings, pushSettingsSchema } from "@/lib/model/push-settings";
import type { Plan } from "@/lib/plan/model";
import { applyRequestSchema } from "./apply-request";
import type { OperationDeps } from "./deps";

/** A person's time ends that long before the hosts' own: the panel then puts all of them back together, and looks. */
const marginSec = 15;

export type Guard = {
  readonly push: PushSettings;
  readonly keepGuards: boolean;
  readonly guardSec: number;
  /** Until when somebody can confirm, given when everything was in force; null = nobody has to. */
  readonly confirmBy: ((inForce: Date) => Date) | null;
};

/**
 * How long the hosts of an apply keep their guards. One that awaits a confirmation has its guards run from the first
 * write on, through all waves, so that no host has to be told anything in between.
 */
export async function guardOf(
  deps: OperationDeps,
  { request }: Pick<Operation, "request">,
  plan: Plan,
): Promise<Guard> {
  const { push: stored } = await deps.database.prisma.cluster.findUniqueOrThrow({
    where: { id: plan.clusterId },
    select: { push: true },
  });
  const push = pushSettingsSchema.parse(stored);
  const { confirmWithinMin } = applyRequestSchema.parse(request);
  if (confirmWithinMin === null)
    return { push, keepGuards: false, guardSec: deps.guardSec ?? push.undoAfterSec, confirmBy: null };
  // The backups and then the master are watched.
  const wavesSec = plan.waves.length * push.undoAfterSec + 2 * push.soakSec;
  const guardSec = deps.guardSec ?? confirmWithinMin * 60 + wavesSec + marginSec;
  const endMs = performance.now() + (guardSec - marginSec) * 1000;
  return {
    push,
    keepGuards: true,
    guardSec,
    confirmBy: (inForce) =>
      new Date(inForce.getTime() + Math.min(confirmWithinMin * 60_000, endMs - performance.now())),
  };
}
