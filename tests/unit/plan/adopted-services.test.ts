import { expect, test } from "vitest";
import { directorPaths } from "@/lib/director/director-paths";
import { importDiscovered } from "@/lib/import/discover/import-discovered";
import type { Discovery } from "@/lib/import/discover/model";
import { tablesEqual } from "@/lib/ipvs/equality";
import type { IpvsTable } from "@/lib/ipvs/model";
import { parseSave } from "@/lib/ipvs/parse-save";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { ObservedCluster, Plan } from "@/lib/plan/model";
import { planCluster } from "@/lib/plan/plan-cluster";
import { IpvsSimulator } from "@/tests/support/ipvs-simulator";
import { conf, foundDirector, rules, vip } from "../import/discover/found-director";
import { afterApply, file, freshHosts, planInput, sha256 } from "./observed-hosts";

const more = `-A -t ${vip}:8080 -s rr\n-a -t ${vip}:8080 -r 10.96.0.23:8080 -g -w 2\n`;
const foreign = "-A -t 192.0.2.99:25 -s wlc\n-a -t 192.0.2.99:25 -r 10.96.0.23:25 -m -w 1\n";

function tableOf(text: string): IpvsTable {
  const table = parseSave(text);
  return table.ok ? table.value : expect.fail("rules that parse");
}

/** What was found becomes a cluster, as the panel stores it. */
function imported(found: Partial<Discovery>): DesiredCluster {
  const { clusters, directors } = importDiscovered([{ name: "lb1", found: foundDirector(found) }]);
  const [cluster] = clusters;
  if (cluster === undefined) throw new Error("no cluster");
  const { kept: _, ...model } = cluster;
  return {
    ...model,
    id: "0199d1a0-0000-7000-8000-000000000001",
    directors: model.directors.map((director) => ({
      ...director,
      adoptedServices: [...(directors[0]?.kernelServices ?? [])],
      ...(model.engine === "keepalived" && { adopted: { sha256: sha256(conf), text: conf } }),
    })),
  };
}

function running(cluster: DesiredCluster, kernel: string): ObservedCluster {
  const fresh = freshHosts(cluster);
  const hasFile = cluster.engine === "keepalived";
  return {
    ...fresh,
    directors: fresh.directors.map((director) => ({
      ...director,
      files: { ...director.files, [keepalivedConfPath]: hasFile ? file(conf) : null },
      keepalived: hasFile ? { version: "2.2.7", running: true, enabled: true } : null,
      table: tableOf(kernel),
      addresses: [
        ...director.addresses,
        ...cluster.vips.map(({ address, prefixLength }) => ({ interface: "eth0", address, prefixLength })),
      ],
    })),
  };
}

function changes({ waves }: Plan): string[] {
  const steps = waves.flatMap(({ hosts }) => hosts.flatMap((host) => host.steps));
  return steps.filter(({ action }) => action !== "no-op").map(({ title }) => title.code);
}

test("a service that only the kernel had goes into keepalived's file, and nothing of the kernel is edited for it", () => {
  const cluster = imported({ rules: rules + more });
  const observed = running(cluster, rules + more + foreign);
  const plan = planCluster(planInput(cluster, observed));
  expect(plan.problems).toEqual([]);
  expect(changes(plan)).toEqual(["step.take_over", "step.file_update", "step.keepalived_reload"]);
  expect(plan.waves[0]?.hosts[0]?.kernelEdits).toEqual([]);
  const after = afterApply(observed, plan);
  expect(after.directors[0]?.table).toEqual(observed.directors[0]?.table);
  expect(planCluster(planInput(cluster, after))).toMatchObject({ changeCount: 0, problems: [] });
});

test("its undo puts it back as it was, also when keepalived has taken it away with its old file", () => {
  const cluster = imported({ rules: rules + more });
  const edited = {
    ...cluster,
    services: cluster.services.map((service) => ({
      ...service,
      destinations: service.destinations.map((one) => ({ ...one, weight: 9 })),
    })),
  };
  const plan = planCluster(planInput(edited, running(cluster, rules + more)));
  const steps = plan.waves[0]?.hosts[0]?.steps ?? [];
  const { script = "", undo = "" } = steps.find(({ id }) => id.endsWith("take-over")) ?? {};
  expect(script).toContain(`-e -t ${vip}:8080 -r 10.96.0.23:8080 -g -w 9`);
  for (const kernel of [rules, rules + more.replace("-w 2", "-w 9")]) {
    const simulator = new IpvsSimulator(tableOf(kernel));
    simulator.restore(undo.split("\n").filter((line) => /^-[AEaeDd] /.test(line)));
    expect(tablesEqual(simulator.table, tableOf(rules + more))).toBe(true);
  }
});

test("one that was removed from the cluster before the first plan is taken out of the kernel", () => {
  const cluster = imported({ rules: rules + more });
  const desired = { ...cluster, services: cluster.services.slice(0, 1) };
  const observed = running(cluster, rules + more);
  const plan = planCluster(planInput(desired, observed));
  expect(plan.problems).toEqual([]);
  expect(afterApply(observed, plan).directors[0]?.table).toEqual(tableOf(rules));
});

test("a director without keepalived is taken over with its table as it is, and its file then names the services", () => {
  const cluster = imported({ files: [], keepalived: null, rules });
  const observed = running(cluster, rules + foreign);
  const plan = planCluster(planInput(cluster, observed));
  expect(plan.problems).toEqual([]);
  expect(changes(plan)).not.toContain("step.kernel_edit");
  const after = afterApply(observed, plan);
  expect(after.directors[0]?.table).toEqual(observed.directors[0]?.table);
  expect(planCluster(planInput(cluster, after))).toMatchObject({ changeCount: 0, problems: [] });
});

test("what somebody adds by hand after the first plan is theirs, even if it was adopted once", () => {
  const cluster = imported({ rules: rules + more });
  const observed = running(cluster, rules + more);
  const without = { ...cluster, services: cluster.services.slice(0, 1) };
  const applied = afterApply(observed, planCluster(planInput(without, observed)));
  const written = { ...applied.directors[0]?.files, [directorPaths.rules]: null };
  const header = `# Managed by Signalbox: cluster ${cluster.id}. Edits here are overwritten.\n`;
  const again = {
    ...applied,
    directors: applied.directors.map((director) => ({
      ...director,
      files: { ...written, [keepalivedConfPath]: file(header + conf) },
      table: tableOf(rules + more),
    })),
  };
  const plan = planCluster(planInput(without, again));
  expect(afterApply(again, plan).directors[0]?.table).toEqual(tableOf(rules + more));
});
