import { expect, test } from "vitest";
import { expectedTable } from "@/lib/ipvs/expected-table";
import { parseSave } from "@/lib/ipvs/parse-save";
import { renderSave } from "@/lib/ipvs/render-save";
import type { DesiredCluster } from "@/lib/model/cluster";
import { differences } from "@/lib/plan/differences";
import type { ObservedCluster } from "@/lib/plan/model";
import { planCluster } from "@/lib/plan/plan-cluster";
import { clusterWith, exampleCluster } from "@/tests/support/example-cluster";
import { afterApply, freshHosts, planInput } from "./observed-hosts";

function inForce(cluster: DesiredCluster): ObservedCluster {
  const hosts = freshHosts(cluster);
  return afterApply(hosts, planCluster(planInput(cluster, hosts)));
}

/** As somebody left the first director's kernel with `ipvsadm -e … -x 7`. */
function changedByHand(cluster: DesiredCluster): ObservedCluster {
  const hosts = inForce(cluster);
  const table = parseSave(renderSave(expectedTable(cluster)).replace(/-w 3\b.*/, "-w 3 -x 7 -y 0"));
  if (!table.ok) throw new Error("not a table");
  const directors = hosts.directors.map((one, index) => (index === 0 ? { ...one, table: table.value } : one));
  return { ...hosts, directors };
}

test("a change of thresholds alone goes to the kernel too, because a reload of keepalived does not apply it", () => {
  const desired = clusterWith({ "services.0.destinations.0.upperThreshold": 100 });
  const before = inForce(exampleCluster);
  const plan = planCluster(planInput(desired, before, exampleCluster));
  const [host] = plan.waves.find(({ kind }) => kind === "master-director")?.hosts ?? [];
  expect(host?.kernelEdits).toEqual(["-e -t 10.77.0.100:80 -r 10.77.0.21:80 -g -w 3 -x 100 -y 0"]);
  expect(planCluster(planInput(desired, afterApply(before, plan), desired)).changeCount).toBe(0);
});

test.each(["keepalived", "ipvsadm"])("thresholds changed by hand are planned back and proved (engine %s)", (engine) => {
  const cluster = clusterWith({ engine });
  const changed = changedByHand(cluster);
  const plan = planCluster(planInput(cluster, changed, cluster));
  const host = plan.waves.flatMap(({ hosts }) => hosts).find(({ kernelEdits }) => kernelEdits.length > 0);
  expect(host?.kernelEdits).toEqual(["-e -t 10.77.0.100:80 -r 10.77.0.21:80 -g -w 3"]);
  const [director] = changed.directors;
  if (host === undefined || director === undefined) throw new Error("a director is planned");
  const found = differences(host.expected, director).map(({ code, params }) => `${code} ${params.found}`);
  expect(found).toEqual(["difference.thresholds_differ 7/0"]);
  expect(planCluster(planInput(cluster, afterApply(changed, plan), cluster)).changeCount).toBe(0);
});
