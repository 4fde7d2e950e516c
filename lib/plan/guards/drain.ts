import type { IpvsSysctl } from "@/lib/model/ipvs-sysctls";
import { type Problem, warningAt } from "@/lib/model/problem";
import type { GuardedService, GuardInput, GuardReport } from "./model";

type Input = Pick<GuardInput, "services" | "desired" | "observed" | "hostNames">;

/**
 * What makes a drain lie: a destination that was given weight 0, or was deleted, and that clients still reach, or wait for,
 * because of how a director's kernel is set (Linux, Documentation/networking/ipvs-sysctl.rst). A warning: whoever knows
 * of it may want it so.
 */
export function drain(input: Input): GuardReport {
  const drained = input.services.filter(({ members }) =>
    members.some(({ weightBefore, weightAfter }) => (weightBefore ?? 0) > 0 && weightAfter === 0),
  );
  const deleted = input.services.filter(({ members }) =>
    members.some(({ weightBefore, weightAfter }) => (weightBefore ?? 0) > 0 && weightAfter === null),
  );
  return {
    figures: { code: "figure.drain", params: { drained: drained.length, deleted: deleted.length } },
    problems: [
      ...drained.flatMap((service) => persistenceProblems(service, input)),
      ...warnings(drained, "conn_reuse_mode", "guard.drain_reuse", input),
      ...warnings(deleted, "expire_nodest_conn", "guard.drain_deleted", input),
    ],
  };
}

/** Clients that have a persistence template keep coming to a drained destination, and each visit renews it. */
function persistenceProblems(service: GuardedService, input: Input): Problem[] {
  const persistence = input.desired.services.find(({ id }) => id === service.id)?.persistence ?? null;
  if (persistence === null) return [];
  const hosts = directorsWith("expire_quiescent_template", input);
  const params = { service: service.name, hosts: hosts.join(", "), timeout: persistence.timeoutSec };
  return hosts.length === 0 ? [] : [warningAt(service.path, "guard.drain_persistence", params)];
}

function warnings(services: readonly GuardedService[], sysctl: IpvsSysctl, code: string, input: Input): Problem[] {
  const hosts = directorsWith(sysctl, input);
  if (hosts.length === 0) return [];
  return services.map(({ path, name }) => warningAt(path, code, { service: name, hosts: hosts.join(", ") }));
}

/** Names of the directors where a sysctl will be 0: what the cluster sets counts before what is there. */
function directorsWith(sysctl: IpvsSysctl, { desired, observed, hostNames }: Input): string[] {
  const wanted = desired.ipvs.sysctls[sysctl];
  return observed.directors
    .filter(({ ipvsSysctls }) => (wanted ?? ipvsSysctls[sysctl]) === 0)
    .map(({ hostId }) => hostNames[hostId] ?? hostId);
}
