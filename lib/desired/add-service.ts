import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "@/lib/access/model";
import type { createServiceSchema, ServiceResource } from "@/lib/api/resources/cluster";
import { destinationRow } from "@/lib/db/destination-row";
import { serviceRow } from "@/lib/db/service-row";
import { assert } from "@/lib/model/assert";
import type { DesiredService } from "@/lib/model/cluster";
import type { Listener } from "@/lib/model/listener";
import { listenerPort } from "@/lib/model/listener-port";
import type { Problem } from "@/lib/model/problem";
import type { DesiredDeps } from "./deps";
import { editCluster } from "./edit-cluster";
import { loadService } from "./load-part";
import { serviceNameProblems } from "./service-name-problems";
import { withPart } from "./with-part";

type Input = z.output<typeof createServiceSchema>;

/** Adds a virtual service, with its destinations if they are given: all of it, or none of it. */
export async function addService(
  deps: DesiredDeps,
  actor: Actor,
  input: { clusterId: string; service: Input },
): Promise<ServiceResource> {
  const { clusterId } = input;
  const service = newService(input.service);
  await editCluster(deps, actor, clusterId, async (tx, model) => ({
    next: withPart(model, "services", service),
    subject: ["services", model.services.length],
    problems: serviceNameProblems(model, service),
    ...(input.service.listener === undefined && { fieldOf: withoutListener }),
    write: async () =>
      await tx.virtualService.create({
        data: {
          ...serviceRow(service, clusterId),
          destinations: { createMany: { data: service.destinations.map(destinationRow) } },
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

function newService({ vipId, protocol, port, listener: given, ...rest }: Input): DesiredService {
  const listener = given ?? addressListener({ vipId, protocol, port });
  const destinations = rest.destinations.map((destination) => ({
    ...destination,
    id: randomUUID(),
    port: destination.port ?? listenerPort(listener),
  }));
  return { ...rest, listener, destinations, id: randomUUID() };
}

function addressListener({ vipId, protocol = "TCP", port }: Pick<Input, "vipId" | "protocol" | "port">): Listener {
  assert(vipId !== undefined && port !== undefined, "createServiceSchema asks for them when there is no listener");
  return { kind: "address", vipId, protocol, port };
}

/** A request in short has the listener's fields beside the others. */
function withoutListener(path: Problem["path"]): Problem["path"] {
  return path[0] === "listener" ? path.slice(1) : path;
}
