import { expectedDestinations } from "@/lib/ipvs/expected-destinations";
import type { DesiredCluster } from "@/lib/model/cluster";
import { destinationChecks } from "@/lib/model/destination-checks";
import { bfdInstance } from "./bfd-instance";
import { block, type KeepalivedKeyword, line } from "./syntax/tree";

/** What checkers and trackers of a cluster refer to by name, each once: BFD sessions and watched files. */
export function checkSources(cluster: DesiredCluster, watchedFiles: readonly string[]): KeepalivedKeyword[] {
  const sessions = new Map<string, KeepalivedKeyword>();
  const files = new Set(watchedFiles);
  for (const service of cluster.services) {
    for (const one of service.destinations) {
      for (const check of destinationChecks(service, one)) {
        if (check.kind === "file") files.add(check.path);
        if (check.kind !== "bfd") continue;
        for (const { address } of expectedDestinations(cluster, { destinations: [one] }, 0)) {
          if (!sessions.has(address)) sessions.set(address, bfdInstance(address, check));
        }
      }
    }
  }
  return [...sessions.values(), ...[...files].map((path) => block(["track_file", path], [line("file", path)]))];
}
