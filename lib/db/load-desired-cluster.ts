import { compareAddresses, type IpAddress } from "@/lib/model/address";
import { clusterSchema, type DesiredCluster } from "@/lib/model/cluster";
import { compareListeners } from "./compare-listeners";
import type { Tx } from "./database";
import { readListener } from "./read-listener";

export type LoadedCluster = {
  readonly model: DesiredCluster;
  readonly draftRevision: number;
  readonly appliedRevision: number;
};

const attempts = 5;

/**
 * Reads the desired state of one cluster as one value; null when there is no such cluster.
 *
 * Prisma reads the parts in several statements. Every edit bumps `draftRevision` in its own transaction, so equal values
 * before and after prove that no edit came in between; otherwise the read is repeated.
 */
export async function loadDesiredCluster(tx: Tx, clusterId: string): Promise<LoadedCluster | null> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const row = await readRows(tx, clusterId);
    if (row === null) return null;
    const now = await tx.cluster.findUnique({ where: { id: clusterId }, select: { draftRevision: true } });
    if (now?.draftRevision === row.draftRevision) {
      return { model: toModel(row), draftRevision: row.draftRevision, appliedRevision: row.appliedRevision };
    }
  }
  throw new Error(`cluster ${clusterId} is edited faster than it can be read`);
}

async function readRows(tx: Tx, clusterId: string) {
  return await tx.cluster.findUnique({
    where: { id: clusterId },
    include: {
      directors: { include: { host: { select: { name: true } } } },
      vips: true,
      realServers: true,
      services: { include: { destinations: true, endpoints: true, markFeeds: true } },
    },
  });
}

type ClusterRows = NonNullable<Awaited<ReturnType<typeof readRows>>>;

/** In one fixed order, so that equal desired states are equal as JSON whatever order their rows were made in. */
function toModel(row: ClusterRows): DesiredCluster {
  const model = clusterSchema.parse({
    ...row,
    directors: row.directors.map((director) => ({
      ...director,
      name: director.host.name,
      adopted: director.adopted ?? undefined,
      adoptedServices: director.adoptedServices ?? undefined,
    })),
    services: row.services.map((service) => ({
      ...service,
      listener: readListener(service),
      destinations: service.destinations.map((destination) => ({
        ...destination,
        hold: destination.hold ?? undefined,
      })),
    })),
  });
  const serverAddress = new Map(model.realServers.map(({ id, address }) => [id, address]));
  return {
    ...model,
    directors: model.directors.sort((a, b) => b.priority - a.priority),
    vips: model.vips.sort((a, b) => compareAddresses(a.address, b.address)),
    realServers: model.realServers.sort((a, b) => compareAddresses(a.address, b.address)),
    services: model.services
      .map((service) => ({
        ...service,
        destinations: service.destinations.sort(
          (a, b) => compareIn(serverAddress, a.realServerId, b.realServerId) || a.port - b.port,
        ),
      }))
      .sort((a, b) => compareListeners(model, a.listener, b.listener)),
  };
}

function compareIn(addresses: ReadonlyMap<string, IpAddress>, a: string, b: string): number {
  const [addressA, addressB] = [addresses.get(a), addresses.get(b)];
  return addressA === undefined || addressB === undefined ? 0 : compareAddresses(addressA, addressB);
}
