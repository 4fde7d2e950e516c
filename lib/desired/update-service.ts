import type { z } from "zod";
import type { Actor } from "@/lib/access/model";
import type { ServiceResource, updateServiceSchema } from "@/lib/api/resources/cluster";
import { jsonColumn } from "@/lib/db/json-column";
import { checkRevision } from "./check-revision";
import { clusterOf } from "./cluster-of";
import { compact } from "./compact";
import type { DesiredDeps } from "./deps";
import { editCluster } from "./edit-cluster";
import { found } from "./found";
import { loadService } from "./load-part";
import { serviceNameProblems } from "./service-name-problems";
import { withPart } from "./with-part";

/** Changes the attributes of a service. What it listens on identifies it: another listener is another service. */
export async function updateService(
  deps: DesiredDeps,
  actor: Actor,
  input: { id: string; revision: number; changes: z.output<typeof updateServiceSchema> },
): Promise<ServiceResource> {
  const { id, revision } = input;
  const changes = compact(input.changes);
  await editCluster(deps, actor, await clusterOf(deps, "service", id), async (tx, model) => {
    checkRevision(found(await tx.virtualService.findUnique({ where: { id } })), revision);
    const before = found(model.services.find((service) => service.id === id));
    const after = { ...before, ...changes };
    const { name, scheduler, schedulerFlags, onePacket, persistence, healthChecks, keepalived } = after;
    return {
      next: withPart(model, "services", after),
      subject: ["services", model.services.length - 1],
      problems: serviceNameProblems(model, after),
      write: async () =>
        await tx.virtualService.update({
          where: { id },
          data: {
            name,
            scheduler,
            schedulerFlags,
            onePacket,
            persistence: jsonColumn(persistence),
            healthChecks,
            keepalived,
            revision: { increment: 1 },
          },
        }),
      audit: () => ({
        action: "service.update",
        objectType: "service",
        objectId: id,
        objectName: name,
        before: attributes(before),
        after: attributes(after),
      }),
    };
  });
  return await loadService(deps, id);
}

function attributes<T extends object>({ ...service }: T & { destinations: unknown }) {
  const { destinations: _, ...rest } = service;
  return rest;
}
