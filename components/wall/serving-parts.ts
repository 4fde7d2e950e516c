import type { ClusterResource, ServiceResource } from "@/lib/api/resources/cluster";
import type { WallTile } from "@/lib/api/resources/wall-view";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import { serviceState } from "../cluster/service-state";
import { type ServiceView, viewServices } from "../cluster/service-view";
import { shownDirector } from "../cluster/shown-director";

/** How many services and destinations in force serve, of those that are meant to; null where nobody looked lately. */
export function servingParts(
  cluster: ClusterResource,
  services: readonly ServiceResource[],
  fresh: ReadonlyMap<string, DirectorSnapshot>,
): Pick<WallTile, "services" | "destinations"> {
  const director = shownDirector(cluster.directors, fresh, null);
  const snapshot = director === null ? undefined : fresh.get(director.id);
  const inForce = services.filter(({ applied }) => applied);
  if (snapshot === undefined) return { services: null, destinations: null };
  const views = viewServices(inForce, snapshot, true).filter(({ desired }) => desired !== null);
  const failing = new Set(views.filter((view) => !serves(view)).map(({ desired }) => desired?.id));
  const meant = views.flatMap(({ members }) => members.filter(({ state }) => meantToServe.includes(state.kind)));
  return {
    services: { up: inForce.length - failing.size, total: inForce.length },
    destinations: { up: meant.filter(({ state }) => state.kind === "up").length, total: meant.length },
  };
}

const meantToServe: readonly string[] = ["up", "down", "drift"];

/** A service that nobody is meant to serve is as it should be. */
function serves(view: ServiceView): boolean {
  return ["up", "empty"].includes(serviceState(view).kind);
}
