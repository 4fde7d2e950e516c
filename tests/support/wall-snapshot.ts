import { kernelEndpoint } from "@/components/cluster/kernel-endpoint";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import { type DirectorSnapshot, directorSnapshotSchema } from "@/lib/live/snapshot";

type Options = {
  readonly freshAt: string;
  /** Default: all of the cluster's. */
  readonly vips?: readonly string[];
  /** Names of real servers that keepalived took out of the services `downIn` (default: of all). */
  readonly down?: readonly string[];
  readonly downIn?: readonly string[];
};

const counters = { connections: "0", inPackets: "0", outPackets: "0", inBytes: "0", outBytes: "0" };

/** What a director says whose kernel has everything that is in force: ten connections a second and five open ones a server. */
export function wallSnapshot(cluster: ClusterResource, directorId: string, options: Options): DirectorSnapshot {
  const { freshAt, down = [], downIn, vips = cluster.vips.map(({ address }) => address) } = options;
  const rates = (connPerSec: number) => ({
    connPerSec,
    inPktPerSec: 0,
    outPktPerSec: 0,
    inBytesPerSec: 0,
    outBytesPerSec: 0,
  });
  const services = cluster.services.flatMap((service) => {
    const gone = downIn === undefined || downIn.includes(service.name) ? down : [];
    const here = service.destinations.filter(({ realServerName }) => !gone.includes(realServerName));
    return service.keys.map((key) => ({
      ...{ key, scheduler: service.scheduler, persistenceSec: null, counters, rates: rates(10 * here.length) },
      destinations: here.map((destination) => ({
        ...{ key: kernelEndpoint(key, destination), address: destination.address, port: destination.port },
        forwarding: destination.forwarding === "fullnat" ? "nat" : destination.forwarding,
        ...{ weight: destination.weight, active: 5, inactive: 0, counters, rates: rates(10) },
      })),
    }));
  });
  return directorSnapshotSchema.parse({
    directorId,
    clusterId: cluster.id,
    name: cluster.directors.find(({ id }) => id === directorId)?.name ?? "",
    sampledAt: freshAt,
    status: "ok",
    problem: null,
    freshAt,
    vips,
    keepalivedRunning: true,
    services,
  });
}
