import type { DesiredCluster } from "./cluster";
import { listenerKeys } from "./listener-keys";
import { listenerParts } from "./listener-parts";
import { errorAt, type Problem } from "./problem";
import { serviceKeyText } from "./service-key-text";

/** The kernel has one service of a key. Of two that listen on the same, the later one is at fault. */
export function checkDuplicateListeners(cluster: DesiredCluster): Problem[] {
  const taken = new Set<string>();
  return cluster.services.flatMap((service, index) =>
    listenerParts(service.listener).flatMap(({ listener, field }) => {
      const keys = listenerKeys(cluster, listener).map(serviceKeyText);
      const endpoint = keys.find((key) => taken.has(key));
      for (const key of keys) taken.add(key);
      if (endpoint === undefined) return [];
      return [errorAt(["services", index, "listener", ...field], "service.duplicate", { endpoint })];
    }),
  );
}
