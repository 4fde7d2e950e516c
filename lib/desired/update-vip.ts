import type { z } from "zod";
import type { Actor } from "@/lib/access/model";
import type { updateVipSchema, VipResource } from "@/lib/api/resources/cluster";
import { familyOf, hostPrefix } from "@/lib/model/address";
import { checkRevision } from "./check-revision";
import { clusterOf } from "./cluster-of";
import { compact } from "./compact";
import type { DesiredDeps } from "./deps";
import { editCluster } from "./edit-cluster";
import { found } from "./found";
import { loadVip } from "./load-part";
import { vipAddressProblems } from "./vip-address-problems";
import { withPart } from "./with-part";

/** Changes a VIP. An address of the other family brings its host prefix along unless a prefix is given. */
export async function updateVip(
  deps: DesiredDeps,
  actor: Actor,
  input: { id: string; revision: number; changes: z.output<typeof updateVipSchema> },
): Promise<VipResource> {
  const { id, revision } = input;
  const changes = compact(input.changes);
  const clusterId = await clusterOf(deps, "vip", id);
  await editCluster(deps, actor, clusterId, async (tx, model) => {
    checkRevision(found(await tx.vip.findUnique({ where: { id } })), revision);
    const before = found(model.vips.find((vip) => vip.id === id));
    const address = changes.address ?? before.address;
    const sameFamily = familyOf(address) === familyOf(before.address);
    const prefixLength = changes.prefixLength ?? (sameFamily ? before.prefixLength : hostPrefix(address));
    const { vrrpInstanceId = before.vrrpInstanceId } = changes;
    const after = { id, address, prefixLength, vrrpInstanceId };
    return {
      next: withPart(model, "vips", after),
      subject: ["vips", model.vips.length - 1],
      problems: await vipAddressProblems(tx, address, clusterId),
      write: async () =>
        await tx.vip.update({
          where: { id },
          data: { address, prefixLength, vrrpInstanceId, revision: { increment: 1 } },
        }),
      audit: () => ({ action: "vip.update", objectType: "vip", objectId: id, objectName: address, before, after }),
    };
  });
  return await loadVip(deps, id);
}
