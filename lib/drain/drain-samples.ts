import type { Tx } from "@/lib/db/database";
import { readPayload } from "@/lib/db/read-payload";
import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import { expectedTable } from "@/lib/ipvs/expected-table";
import { type DirectorSnapshot, directorSnapshotSchema, type LiveDestination } from "@/lib/live/snapshot";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { DrainSample } from "@/lib/model/drain-progress";
import { serviceKeyText } from "@/lib/model/service-key-text";

/**
 * What the newest sample of every director shows of these destinations, added up. One that is not in the kernel's table
 * has no connection that would be forwarded; the kernel drops what still comes for it.
 */
export async function drainSamples(
  tx: Tx,
  applied: DesiredCluster,
  destinationIds: ReadonlySet<string>,
): Promise<DrainSample[]> {
  const places = placesOf(applied, destinationIds);
  const directorIds = applied.directors.map(({ id }) => id);
  const rows = await tx.liveSnapshot.findMany({ where: { directorId: { in: directorIds } } });
  const snapshots = new Map<string, DirectorSnapshot | null>();
  for (const { directorId, payload } of rows) {
    snapshots.set(directorId, await readPayload(directorSnapshotSchema, payload));
  }
  return applied.directors.map(({ id: directorId, name }): DrainSample => {
    const snapshot = snapshots.get(directorId) ?? null;
    if (snapshot === null) {
      return { directorId, name, sampledAt: null, ok: false, active: 0, inactive: 0, templates: null, serves: false };
    }
    const found = snapshot.services.flatMap(({ key, destinations }) =>
      destinations.filter((destination) => places.has(`${key} ${destination.key}`)),
    );
    return {
      directorId,
      name,
      sampledAt: snapshot.sampledAt,
      ok: snapshot.status === "ok",
      active: sumOf(found, ({ active }) => active),
      inactive: sumOf(found, ({ inactive }) => inactive),
      templates: templatesOf(found),
      serves: found.some(({ weight }) => weight > 0),
    };
  });
}

/** "SERVICE DESTINATION" as the kernel names them, also of those that are cut and should not be there. */
function placesOf(applied: DesiredCluster, destinationIds: ReadonlySet<string>): ReadonlySet<string> {
  const services = applied.services.map((service) => ({
    ...service,
    destinations: service.destinations
      .filter(({ id }) => destinationIds.has(id))
      .map(({ hold: _, ...destination }) => destination),
  }));
  const table = expectedTable({ ...applied, services });
  return new Set(
    table.services.flatMap(({ key, destinations }) =>
      destinations.map((destination) => `${serviceKeyText(key)} ${destinationKeyText(destination)}`),
    ),
  );
}

/** Of all that are counted; null when none is. */
function templatesOf(found: readonly LiveDestination[]): number | null {
  const counts = found.flatMap(({ templates }) => (templates === null ? [] : [templates]));
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
}

function sumOf(found: readonly LiveDestination[], figure: (one: LiveDestination) => number): number {
  return found.reduce((sum, one) => sum + figure(one), 0);
}
