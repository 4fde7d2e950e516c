import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { planCluster } from "@/lib/plan/plan-cluster";
import { processEventsStep, readProcessEvents } from "@/lib/plan/process-events";
import { clusterWith, exampleCluster } from "@/tests/support/example-cluster";
import { freshHosts, planInput } from "./observed-hosts";

const tracker = { kind: "process", process: "haproxy", quorum: 1, delaySec: 0, weight: 0 };
const tracking = clusterWith({ "vrrp.trackers": [tracker] });

function warnings(cluster: typeof exampleCluster, processEvents: boolean | null) {
  const hosts = freshHosts(cluster);
  const directors = hosts.directors.map((one) => ({ ...one, processEvents }));
  const { problems } = planCluster(planInput(cluster, { ...hosts, directors }));
  return problems.flatMap(({ code, severity, params }) =>
    code === "plan.process_events_missing" ? [`${severity} ${params?.host} ${params?.processes}`] : [],
  );
}

test("a watched process is warned of where the kernel reports none, and only there", () => {
  expect(warnings(tracking, false)).toEqual(["warning director1 haproxy", "warning director2 haproxy"]);
  expect(warnings(tracking, true)).toEqual([]);
  expect(warnings(tracking, null)).toEqual([]);
  expect(warnings(exampleCluster, false)).toEqual([]);
});

test.each([
  ["CONFIG_PROC_EVENTS=y", true],
  ["# CONFIG_PROC_EVENTS is not set", false],
])("the configuration of the kernel says whether it reports them: %s", (line, expected) => {
  const script = `cat() { echo 'CONFIG_CONNECTOR=y'; echo '${line}'; }; zcat() { cat; }\n${processEventsStep.script}`;
  const moved = script.replace("/proc/config.gz", "/proc/none").replace('"/boot/config-$(uname -r)"', "/proc/version");
  const { stdout, status } = spawnSync("sh", ["-c", moved], { encoding: "utf8" });
  expect(readProcessEvents({ id: "", exitCode: status, output: stdout })).toBe(expected);
});

test("without a configuration nothing is known", () => {
  const script = processEventsStep.script.replace(/for file in .*; do/, "for file in /proc/none; do");
  const { stdout, status } = spawnSync("sh", ["-c", script], { encoding: "utf8" });
  expect(readProcessEvents({ id: "", exitCode: status, output: stdout })).toBeNull();
});
