import { z } from "zod";
import type { Tx } from "@/lib/db/database";
import { unicastAddressSchema } from "@/lib/model/address";
import { vrrpInstanceSchema, vrrpSchema } from "@/lib/model/vrrp";
import type { Neighbour } from "@/lib/plan/model";

const rowSchema = z.object({
  name: z.string(),
  vrrp: vrrpSchema.nullable(),
  vrrpInstances: z.array(vrrpInstanceSchema),
  directors: z.array(z.object({ address: unicastAddressSchema })),
});

/** The VRRP numbers of the panel's other clusters, and where their directors are. */
export async function loadNeighbours(tx: Tx, clusterId: string): Promise<Neighbour[]> {
  const rows = await tx.cluster.findMany({
    where: { id: { not: clusterId }, engine: "keepalived" },
    select: { name: true, vrrp: true, vrrpInstances: true, directors: { select: { address: true } } },
    orderBy: { id: "asc" },
  });
  return z
    .array(rowSchema)
    .parse(rows)
    .map(({ name, vrrp, vrrpInstances, directors }) => ({
      cluster: name,
      instances: [...(vrrp === null ? [] : [vrrp]), ...vrrpInstances].map(({ virtualRouterId, transport }) => {
        return { virtualRouterId, transport };
      }),
      directors: directors.map(({ address }) => address),
    }));
}
