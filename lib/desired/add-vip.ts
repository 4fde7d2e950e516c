import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "@/lib/access/model";
import type { createVipSchema, VipResource } from "@/lib/api/resources/cluster";
import { hostPrefix } from "@/lib/model/address";
import type { DesiredDeps } from "./deps";
import { editCluster } from "./edit-cluster";
import { loadVip } from "./load-part";
import { vipAddressProblems } from "./vip-address-problems";
import { withPart } from "./with-part";

export async function addVip(
  deps: DesiredDeps,
  actor: Actor,
  input: { clusterId: string; vip: z.output<typeof createVipSchema> },
): Promise<VipResource> {
  const { clusterId } = input;
  const { address, prefixLength = hostPrefix(address), vrrpInstanceId = null } = input.vip;
  const vip = { id: randomUUID(), address, prefixLength, vrrpInstanceId };
  await editCluster(deps, actor, clusterId, async (tx, model) => ({
    next: withPart(model, "vips", vip),
    subject: ["vips", model.vips.length],
    problems: await vipAddressProblems(tx, address, clusterId),
    write: async () => await tx.vip.create({ data: { ...vip, clusterId } }),
    audit: () => ({ action: "vip.create", objectType: "vip", objectId: vip.id, objectName: address, after: vip }),
  }));
  return await loadVip(deps, vip.id);
}
