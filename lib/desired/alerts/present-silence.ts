import { type SilenceResource, silenceResourceSchema } from "@/lib/api/resources/alert";
import type { Silence } from "@/lib/db/generated/client";

export function presentSilence(row: Silence): SilenceResource {
  return {
    id: row.id,
    kinds: silenceResourceSchema.shape.kinds.catch([]).parse(row.kinds),
    clusterId: row.clusterId,
    hostId: row.hostId,
    object: row.object,
    reason: row.reason,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    until: row.until.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    endedBy: row.endedBy,
  };
}
