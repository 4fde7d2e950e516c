import type { Actor } from "@/lib/access/model";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Operation } from "@/lib/db/generated/client";
import { AppError } from "@/lib/model/app-error";
import { adoptableSchema } from "@/lib/plan/drift/model";
import type { DesiredDeps } from "./deps";
import { found } from "./found";
import { loadDestination, loadService } from "./load-part";
import { updateDestination } from "./update-destination";
import { updateService } from "./update-service";

/**
 * Makes what somebody set by hand the desired state, by the same edits that a form makes. A weight is in force at once
 * and comes to the directors' files by the operation returned here; null = an edit of the draft that waits for a plan.
 * Refused (`drift.not_adoptable`) for what no draft can say.
 */
export async function adoptDrift(
  deps: DesiredDeps,
  actor: Actor,
  input: { readonly clusterId: string; readonly itemId: string },
): Promise<Operation | null> {
  const { clusterId, itemId } = input;
  const { prisma } = deps.database;
  const item = found(await prisma.driftItem.findFirst({ where: { id: itemId, clusterId, goneAt: null } }));
  const edit = adoptableSchema.safeParse(item.adoptable).data;
  if (edit === undefined) throw new AppError("drift.not_adoptable");
  const operation = edit.kind === "destination" ? await adoptDestination(deps, actor, edit) : null;
  if (edit.kind === "service") {
    const { serviceId: id, scheduler, persistence } = edit;
    const { revision } = await loadService(deps, id);
    await updateService(deps, actor, { id, revision, changes: { scheduler, persistence } });
  }
  const { hostId, object, kind, desired, file, kernel } = item;
  await recordAudit(prisma, actor, {
    action: "drift.adopt",
    objectType: "drift",
    objectId: hostId,
    objectName: object,
    clusterId,
    operationId: operation?.id ?? null,
    before: { kind, desired, file },
    after: { kernel },
  });
  return operation;
}

type DestinationEdit = {
  readonly destinationId: string;
  readonly weight: number;
  readonly upperThreshold: number;
  readonly lowerThreshold: number;
};

/** Only what differs is edited: a weight alone takes the short path to the directors. */
async function adoptDestination(deps: DesiredDeps, actor: Actor, edit: DestinationEdit): Promise<Operation | null> {
  const { destinationId: id, weight, upperThreshold, lowerThreshold } = edit;
  const now = await loadDestination(deps, id);
  const changes = {
    ...(weight !== (now.appliedWeight ?? now.weight) || weight !== now.weight ? { weight } : {}),
    ...(upperThreshold !== now.upperThreshold ? { upperThreshold } : {}),
    ...(lowerThreshold !== now.lowerThreshold ? { lowerThreshold } : {}),
  };
  if (Object.keys(changes).length === 0) return null;
  return await updateDestination(deps, actor, { id, revision: now.revision, changes });
}
