import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "@/lib/access/model";
import type { createServiceSchema, ServiceResource } from "@/lib/api/resources/cluster";
import type { DesiredDestination } from "@/lib/model/cluster";
import type { DesiredDeps } from "./deps";
import { editCluster } from "./edit-cluster";
import { jsonColumn } from "./json-column";
import { loadService } from "./load-part";
import { serviceNameProblems } from "./service-name-problems";
import { withPart } from "./with-part";

/** Adds a virtual service, with its destinations if they are given: all of it, or none of it. */
export async function addService(
  deps: DesiredDeps,
  actor: Actor,
  input: { clusterId: string; service: z.output<typeof createServiceSchema> },
): Promise<ServiceResource> {
  const { clusterId } = input;
  const destinations = input.service.destinations.map(
    (destination): DesiredDestination => ({
      ...destination,
      id: randomUUID(),
      port: destination.port ?? input.service.port,
    }),
  );
  const service = { ...input.service, id: randomUUID(), destinations };
  await editCluster(deps, actor, clusterId, async (tx, model) => ({
    next: withPart(model, "services", service),
    subject: ["services", model.services.length],
    problems: serviceNameProblems(model, service),
    write: async () =>
      await tx.virtualService.create({
        data: {
          ...service,
          clusterId,
          persistence: jsonColumn(service.persistence),
          healthCheck: jsonColumn(service.healthCheck),
          destinations: { createMany: { data: destinations } },
        },
      }),
    audit: () => ({
      action: "service.create",
      objectType: "service",
      objectId: service.id,
      objectName: service.name,
      after: service,
    }),
  }));
  return await loadService(deps, service.id);
}
