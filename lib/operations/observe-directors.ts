import type { DesiredCluster } from "@/lib/model/cluster";
import type { ObservedDirector } from "@/lib/plan/model";
import type { OperationDeps } from "./deps";
import { observeHost } from "./observe-host";

/** The directors of a cluster as they are now; one that cannot be read is left out. */
export async function observeDirectors(
  deps: OperationDeps,
  { directors }: Pick<DesiredCluster, "directors">,
  hostNames: Readonly<Record<string, string>>,
): Promise<ObservedDirector[]> {
  const observations = await Promise.all(
    directors.map(({ id, hostId, adopted }) =>
      observeHost(deps, { role: "director", id, hostId, hostName: hostNames[hostId] ?? "", adopted }),
    ),
  );
  return observations.flatMap((one) => (one.kind === "director" ? one.observed : []));
}
