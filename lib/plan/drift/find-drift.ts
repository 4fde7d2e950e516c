import { directorPaths } from "@/lib/director/director-paths";
import { parseRules } from "@/lib/director/parse-rules";
import type { IpvsTable } from "@/lib/ipvs/model";
import type { DesiredDirector } from "@/lib/model/cluster";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { confOnDirector } from "@/lib/plan/conf-on-director";
import { differences } from "@/lib/plan/differences";
import type { HostPlan, ObservedDirector, ObservedRealServer } from "@/lib/plan/model";
import { type PlanInput, planCluster } from "@/lib/plan/plan-cluster";
import { isVanished } from "@/lib/plan/vanished-tables";
import { describeDifference } from "./describe-difference";
import type { Drift } from "./model";

/**
 * In what the hosts differ from what was applied last, which is the input's `desired`: the applied state is planned as
 * if it were to be applied again, and what its plan expects is compared with what was read. What checks and VRRP change
 * by themselves is no drift, nor is anything that is not ours.
 */
export function findDrift(input: PlanInput): Drift[] {
  const parts = new Map<string, HostPlan>();
  // A real server can have a part before and one after the directors: the later one says how it is in the end.
  for (const { hosts } of planCluster(input).waves)
    for (const host of hosts) parts.set(`${host.role} ${host.hostId}`, host);
  return [...parts.values()].flatMap((host) => {
    const { directors, realServers } = input.observed;
    const observed = (host.role === "director" ? directors : realServers).find(({ hostId }) => hostId === host.hostId);
    return observed === undefined ? [] : hostDrift(input, host, observed);
  });
}

function hostDrift(input: PlanInput, host: HostPlan, observed: ObservedDirector | ObservedRealServer): Drift[] {
  const { hostId, hostName, role, expected } = host;
  const at = { hostId, hostName, role, adoptable: null };
  const director = input.desired.directors.find((one) => one.hostId === hostId);
  const fileTable = "table" in observed && director !== undefined ? tableInFiles(director, observed) : { services: [] };
  const context = { cluster: input.desired, expected, observed, fileTable };
  const found = differences(expected, observed)
    .filter(({ severity }) => severity === "error")
    .map((difference): Drift => ({ ...at, ...describeDifference(context, difference) }));
  if (!("table" in observed)) return found;
  const stopped = isStopped(input, observed)
    ? [
        {
          ...at,
          kind: "keepalived_stopped" as const,
          object: "keepalived",
          desired: "running",
          file: null,
          kernel: "stopped",
        },
      ]
    : [];
  if (!isVanished(expected.table, observed.table)) return [...stopped, ...found];
  const keys = expected.table.services.map(({ key }) => serviceKeyText(key));
  const vanished: Drift = {
    ...at,
    kind: "table_vanished",
    object: "ipvs",
    desired: keys.join("\n"),
    file: fileTable.services.map(({ key }) => serviceKeyText(key)).join("\n") || null,
    kernel: null,
  };
  return [vanished, ...stopped, ...found.filter(({ kind }) => kind !== "service_missing")];
}

function isStopped({ desired }: PlanInput, { keepalived }: ObservedDirector): boolean {
  return desired.engine === "keepalived" && keepalived?.running !== true;
}

/** What the director would load from its own files. */
function tableInFiles(director: DesiredDirector, { files }: ObservedDirector): IpvsTable {
  const rules = parseRules(files[directorPaths.rules]?.content ?? "");
  const conf = confOnDirector(director, files)?.table.services ?? [];
  return { services: [...conf, ...(rules.ok ? rules.value.table.services : [])] };
}
