import type { Tx } from "@/lib/db/database";
import { readPayload } from "@/lib/db/read-payload";
import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import { expectedDestinations } from "@/lib/ipvs/expected-destinations";
import { directorSnapshotSchema, type LiveDestination } from "@/lib/live/snapshot";
import type { DesiredCluster, DesiredService } from "@/lib/model/cluster";
import { freshSampleMs } from "@/lib/model/drain-progress";
import { listenerKeys } from "@/lib/model/listener-keys";
import { serviceKeyText } from "@/lib/model/service-key-text";

/** What the kernel of one director shows of the destinations of a cluster, by their ids. */
export type KernelSample = {
  readonly sampledAt: string;
  /** A destination that is not in the table has no weight. In several services of the kernel its least weight counts. */
  readonly destinations: ReadonlyMap<string, { readonly weight: number; readonly active: number }>;
};

/** The newest sample of each director of the cluster; null = it has none that is whole and fresh. */
export async function kernelSamples(
  tx: Tx,
  applied: DesiredCluster,
  services: readonly DesiredService[],
  now: Date,
): Promise<(KernelSample | null)[]> {
  const places = services.flatMap((service) => placesOf(applied, service));
  const rows = await tx.liveSnapshot.findMany({ where: { directorId: { in: applied.directors.map(({ id }) => id) } } });
  const sampleOf = async (id: string): Promise<KernelSample | null> => {
    const row = rows.find(({ directorId }) => directorId === id);
    const snapshot = await readPayload(directorSnapshotSchema, row?.payload);
    if (snapshot === null || snapshot.status !== "ok") return null;
    if (now.getTime() - Date.parse(snapshot.sampledAt) > freshSampleMs) return null;
    const found: ReadonlyMap<string, LiveDestination> = new Map(
      snapshot.services.flatMap(({ key, destinations }) =>
        destinations.map((destination) => [`${key} ${destination.key}`, destination] as const),
      ),
    );
    const destinations = new Map<string, { weight: number; active: number }>();
    for (const { id: destinationId, place } of places) {
      const shown = found.get(place);
      const before = destinations.get(destinationId);
      const weight = Math.min(before?.weight ?? Number.POSITIVE_INFINITY, shown?.weight ?? 0);
      destinations.set(destinationId, { weight, active: (before?.active ?? 0) + (shown?.active ?? 0) });
    }
    return { sampledAt: snapshot.sampledAt, destinations };
  };
  return await Promise.all(applied.directors.map(({ id }) => sampleOf(id)));
}

/** "SERVICE DESTINATION" as the kernel names them, also of those that are cut. */
function placesOf(applied: DesiredCluster, service: DesiredService): { id: string; place: string }[] {
  return listenerKeys(applied, service.listener).flatMap((key) =>
    service.destinations.flatMap(({ hold: _, ...destination }) =>
      expectedDestinations(applied, { destinations: [destination] }, key.kind === "address" ? key.port : 0).map(
        (one) => {
          return { id: destination.id, place: `${serviceKeyText(key)} ${destinationKeyText(one)}` };
        },
      ),
    ),
  );
}
