import type { DestinationResource } from "@/lib/api/resources/cluster";
import type { DestinationHold } from "@/lib/db/generated/client";

export function presentHold(row: DestinationHold): DestinationResource["holds"][number] {
  const { name, kind, reason, actorName, createdAt, leaseUntil, onLeaseEnd, alarmedAt } = row;
  return {
    name,
    kind,
    reason,
    actorName,
    createdAt: createdAt.toISOString(),
    leaseUntil: leaseUntil?.toISOString() ?? null,
    onLeaseEnd,
    alarmedAt: alarmedAt?.toISOString() ?? null,
  };
}
