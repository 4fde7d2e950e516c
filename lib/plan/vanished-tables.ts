import { expectedTable } from "@/lib/ipvs/expected-table";
import type { IpvsTable } from "@/lib/ipvs/model";
import { type Problem, warningAt } from "@/lib/model/problem";
import { serviceKeyText } from "@/lib/model/service-key-text";
import type { PlanInput } from "./plan-cluster";

/**
 * Directors whose kernel has lost everything that was applied there. Putting a whole table back is a person's decision:
 * whoever emptied it may have meant it, or it is not the host that it is taken for.
 */
export function vanishedTables({ applied, observed, hostNames }: PlanInput): Problem[] {
  if (applied === null) return [];
  const wanted = expectedTable(applied);
  return observed.directors
    .filter(({ hostId }) => applied.directors.some((director) => director.hostId === hostId))
    .filter(({ table }) => isVanished(wanted, table))
    .map(({ hostId }) =>
      warningAt(["hosts", hostId], "plan.table_vanished", {
        host: hostNames[hostId] ?? "",
        count: wanted.services.length,
      }),
    );
}

/** No service that should be in the kernel is: flushed, the module unloaded, or another network namespace looked at. */
export function isVanished(wanted: IpvsTable, found: IpvsTable): boolean {
  const present = new Set(found.services.map(({ key }) => serviceKeyText(key)));
  return wanted.services.length > 0 && !wanted.services.some(({ key }) => present.has(serviceKeyText(key)));
}
