import type { DesiredCluster } from "@/lib/model/cluster";
import { destinationChecks } from "@/lib/model/destination-checks";

/**
 * Destinations that come back into service, and that keepalived itself is to let in when it has read its file. A check
 * that failed while the server was down may still be on its way to its verdict; then keepalived would take out of the
 * kernel what was let in by hand, and connections with it. Reading the file begins its checks anew. (check_data.c,
 * `migrate_checkers` of keepalived 2.2: failures are carried over, checks that are under way are not.)
 */
export function letInByFile(
  former: DesiredCluster,
  model: DesiredCluster,
  destinationIds: ReadonlySet<string>,
): ReadonlySet<string> {
  if (model.engine !== "keepalived") return new Set();
  const before = new Map(
    former.services.flatMap(({ destinations }) => destinations.map((one) => [one.id, one.weight])),
  );
  const back = model.services.flatMap((service) =>
    service.destinations.filter(
      (one) =>
        destinationIds.has(one.id) &&
        one.weight > 0 &&
        before.get(one.id) === 0 &&
        destinationChecks(service, one).length > 0,
    ),
  );
  return new Set(back.map(({ id }) => id));
}
