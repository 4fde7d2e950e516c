import type { Actor } from "@/lib/access/model";
import { AppError } from "@/lib/model/app-error";
import { listenerVipIds } from "@/lib/model/listener-vip-ids";
import { errorAt } from "@/lib/model/problem";
import { checkRevision } from "./check-revision";
import { clusterOf } from "./cluster-of";
import type { DesiredDeps } from "./deps";
import { editCluster } from "./edit-cluster";
import { found } from "./found";
import { withoutPart } from "./with-part";

/** Takes a VIP out of the desired state; refused while a service uses it (`conflict.in_use`). */
export async function removeVip(
  deps: DesiredDeps,
  actor: Actor,
  input: { id: string; revision: number },
): Promise<void> {
  const { id, revision } = input;
  await editCluster(deps, actor, await clusterOf(deps, "vip", id), async (tx, model) => {
    checkRevision(found(await tx.vip.findUnique({ where: { id } })), revision);
    const before = found(model.vips.find((part) => part.id === id));
    const services = model.services
      .filter(({ listener }) => listenerVipIds(listener).includes(id))
      .map(({ name }) => name);
    if (services.length > 0) {
      throw new AppError("conflict.in_use", {
        problems: [errorAt([], "vip.in_use", { services: services.join(", ") })],
      });
    }
    return {
      next: withoutPart(model, "vips", id),
      subject: [],
      write: async () => await tx.vip.delete({ where: { id } }),
      audit: () => ({
        action: "vip.delete",
        objectType: "vip",
        objectId: id,
        objectName: before.address,
        before,
      }),
    };
  });
}
