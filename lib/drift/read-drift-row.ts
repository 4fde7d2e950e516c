import type { DriftItem } from "@/lib/db/generated/client";
import type { KnownDrift } from "@/lib/plan/drift/merge-drift";
import { driftKinds } from "@/lib/plan/drift/model";

/** A row as the merge takes it; null = of a kind that an older or newer version knew. */
export function readDriftRow(row: DriftItem): KnownDrift | null {
  const kind = driftKinds.find((one) => one === row.kind);
  if (kind === undefined) return null;
  const { id, hostId, object, desired, file, kernel } = row;
  return {
    id,
    hostId,
    role: row.role === "director" ? "director" : "real-server",
    kind,
    object,
    desired,
    file,
    kernel,
    seenAtMs: row.seenAt.getTime(),
    goneAtMs: row.goneAt?.getTime() ?? null,
    returnsMs: row.returns.map((at) => at.getTime()),
  };
}
