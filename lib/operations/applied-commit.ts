import type { Tx } from "@/lib/db/database";
import { canonicalJson } from "@/lib/plan/canonical-json";
import type { Plan } from "@/lib/plan/model";
import type { PlanInput } from "@/lib/plan/plan-cluster";
import { addClusterRevision, type RevisionFiles } from "./add-cluster-revision";
import type { HeldOperation } from "./handler";

/** Records that a plan's desired state is in force now. A model equal to the newest revision's adds no revision. */
export function appliedCommit(
  { id, actorId, actorName, reason }: Pick<HeldOperation, "id" | "actorId" | "actorName" | "reason">,
  plan: Plan,
  { desired, applied }: Pick<PlanInput, "desired" | "applied">,
): (tx: Tx) => Promise<void> {
  if (applied !== null && canonicalJson(applied) === canonicalJson(desired)) return async () => undefined;
  const revision = { model: desired, files: filesOf(plan), actorId, actorName, reason, operationId: id };
  return (tx) => addClusterRevision(tx, revision);
}

/** A host can have a part in two waves; what the later one leaves is what is there. */
function filesOf(plan: Plan): RevisionFiles {
  const files: Record<string, Record<string, string>> = {};
  for (const host of plan.waves.flatMap((wave) => wave.hosts)) {
    const ofHost = files[host.hostId] ?? {};
    files[host.hostId] = ofHost;
    for (const { path, after } of host.files) {
      if (after === null) delete ofHost[path];
      else ofHost[path] = after;
    }
  }
  return files;
}
