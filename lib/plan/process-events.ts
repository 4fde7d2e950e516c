import type { DesiredCluster } from "@/lib/model/cluster";
import { type Problem, warningAt } from "@/lib/model/problem";
import type { ProgramStep, StepResult } from "@/lib/shell/model";
import type { DirectorPart } from "./director-part";

/** Whether the running kernel reports when processes start and end, as far as its configuration can be read. */
export const processEventsStep: ProgramStep = {
  id: "process-events",
  mayFail: true,
  script: `for file in /proc/config.gz "/boot/config-$(uname -r)"; do
  [ -r "$file" ] || continue
  case $file in *.gz) config=$(zcat "$file") || continue ;; *) config=$(cat "$file") || continue ;; esac
  case $config in *CONFIG_PROC_EVENTS=y*) echo yes ;; *) echo no ;; esac
  break
done`,
};

/** Null = there is no configuration to tell by. */
export function readProcessEvents(step: StepResult | undefined): boolean | null {
  const word = step?.exitCode === 0 ? step.output.trim() : "";
  return word === "" ? null : word === "yes";
}

/**
 * keepalived learns of processes by these events alone: without them a tracked process counts as it was at the start, and
 * its VIPs stay where it has died. A warning, since the VIPs work.
 */
export function processEventProblems({ cluster, director, hostName, observed }: DirectorPart): Problem[] {
  if (cluster.engine !== "keepalived" || observed.processEvents !== false) return [];
  const processes = trackedProcesses(cluster);
  if (processes.length === 0) return [];
  const params = { host: hostName, processes: processes.join(", ") };
  return [warningAt(["hosts", director.hostId], "plan.process_events_missing", params)];
}

function trackedProcesses({ vrrp, vrrpInstances }: DesiredCluster): string[] {
  const instances = [...(vrrp === null ? [] : [vrrp]), ...vrrpInstances];
  const names = instances.flatMap(({ trackers }) =>
    trackers.flatMap((tracker) => (tracker.kind === "process" ? [tracker.process] : [])),
  );
  return [...new Set(names)];
}
