import { describe, expect, test } from "vitest";
import { directorPaths } from "@/lib/director/director-paths";
import { parseSave } from "@/lib/ipvs/parse-save";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { IpAddress } from "@/lib/model/address";
import type { ObservedCluster, ObservedDirector, ObservedRealServer } from "@/lib/plan/model";
import { planCluster } from "@/lib/plan/plan-cluster";
import { realServerPaths } from "@/lib/realserver/real-server-paths";
import { managedHeader } from "@/lib/shell/managed-header";
import { clusterWith, exampleCluster } from "@/tests/support/example-cluster";
import { afterApply, file, freshHosts, planInput } from "./observed-hosts";

const fresh = freshHosts(exampleCluster);
const ipvsadm = clusterWith({ engine: "ipvsadm" });

function table(text: string) {
  const read = parseSave(text);
  if (!read.ok) throw new Error("not a table");
  return read.value;
}

function withDirector(change: Partial<ObservedDirector>, from: ObservedCluster = fresh): ObservedCluster {
  return { ...from, directors: from.directors.map((one, index) => (index === 0 ? { ...one, ...change } : one)) };
}

function withRealServer(change: Partial<ObservedRealServer>): ObservedCluster {
  return { ...fresh, realServers: fresh.realServers.map((one, index) => (index === 0 ? { ...one, ...change } : one)) };
}

const inForce = (cluster = exampleCluster) => {
  const hosts = freshHosts(cluster);
  return afterApply(hosts, planCluster(planInput(cluster, hosts)));
};

const codes = (observed: ObservedCluster, cluster = exampleCluster) =>
  planCluster(planInput(cluster, observed)).problems.map(({ code }) => code);

test("IPVS is missed on a director where there are services, and not where there are VIPs alone", () => {
  const bare = withDirector({ tableMissing: "plan.ipvsadm_missing", ipvsadmVersion: null });
  expect(codes(bare)).toEqual(["plan.ipvsadm_missing"]);
  expect(codes(bare, clusterWith({ services: [] }))).toEqual([]);
});

describe("what forbids a plan", () => {
  const path = keepalivedConfPath;
  test.each([
    [
      "a keepalived.conf of somebody else",
      withDirector({ files: { [path]: file("vrrp_instance x {\n}\n") } }),
      "plan.foreign_file",
    ],
    [
      "a keepalived.conf that cannot be shown",
      withDirector({ files: { [path]: { sha256: "0".repeat(64), content: null } } }),
      "plan.foreign_file",
    ],
    [
      "a keepalived.conf of another cluster",
      withDirector({ files: { [path]: file(`${managedHeader("0190a1b2-0000-7000-8000-00000000000f")}\n`) } }),
      "plan.file_of_other_cluster",
    ],
    [
      "our own file with words that we never write",
      withDirector({ files: { [path]: file(`${managedHeader(exampleCluster.id)}\nno_such_block x {\n}\n`) } }),
      "plan.file_not_understood",
    ],
    [
      "a kernel service in the way",
      withDirector({ table: table("-A -t 10.77.0.100:80 -s rr\n") }),
      "plan.foreign_service",
    ],
    ["keepalived missing", withDirector({ keepalived: null }), "plan.keepalived_missing"],
    [
      "an interface that the director does not have",
      withDirector({ interfaces: ["lo", "ens3"] }),
      "plan.interface_absent",
    ],
    [
      "a VIP that somebody put on a director",
      withDirector({ addresses: [{ interface: "eth0", address: "10.77.0.100" as IpAddress, prefixLength: 24 }] }),
      "plan.foreign_address",
    ],
    [
      "a VIP on a real server's network interface",
      withRealServer({ addresses: [{ interface: "eth0", address: "10.77.0.100" as IpAddress, prefixLength: 32 }] }),
      "plan.foreign_address",
    ],
    [
      "a foreign file in the place of a real server's",
      withRealServer({ files: { [realServerPaths.sysctl]: file("net.ipv4.ip_forward = 1\n") } }),
      "plan.foreign_file",
    ],
    [
      "an unreachable host",
      { ...fresh, unreachable: [{ hostId: "h1", name: "director1", code: "host.unreachable" }] },
      "plan.host_unreachable",
    ],
    [
      "a changed host key",
      { ...fresh, unreachable: [{ hostId: "h1", name: "director1", code: "host.key_changed" }] },
      "plan.host_key_changed",
    ],
    [
      "sudo missing",
      { ...fresh, unreachable: [{ hostId: "h1", name: "director1", code: "host.sudo_missing" }] },
      "plan.host_sudo_missing",
    ],
    [
      "ipvsadm missing",
      { ...fresh, unreachable: [{ hostId: "h1", name: "director1", code: "plan.ipvsadm_missing" }] },
      "plan.ipvsadm_missing",
    ],
  ] as const)("%s", (_what, observed, code) => {
    expect(codes(observed)).toEqual([code]);
  });

  test("a desired state that contradicts itself, for which no step is planned at all", () => {
    const twice = clusterWith({ "directors.1.priority": 150 });
    const plan = planCluster(planInput(twice, fresh));
    expect(plan.problems.map(({ code }) => code)).toContain("director.duplicate_priority");
    expect(plan.waves).toEqual([]);
  });
});

describe("what does not", () => {
  test("a keepalived.conf with nothing but comments, whose original is kept", () => {
    const observed = withDirector({ files: { [keepalivedConfPath]: file("! a placeholder\n\n") } });
    expect(codes(observed)).toEqual([]);
    const plan = planCluster(planInput(exampleCluster, observed));
    const [host] = plan.waves.find(({ kind }) => kind === "master-director")?.hosts ?? [];
    expect(host?.steps[0]?.script).toContain("before-signalbox");
  });

  test("services of others on other addresses", () => {
    expect(codes(withDirector({ table: table("-A -t 10.77.0.99:25 -s rr\n") }))).toEqual([]);
  });
});

describe("the order of waves", () => {
  test("the director that holds a VIP now goes last, whatever its priority", () => {
    const observed = inForce();
    const moved = {
      ...observed,
      directors: observed.directors.map((one) =>
        one.directorId === "d2"
          ? { ...one, addresses: [{ interface: "eth0", address: "10.77.0.100" as IpAddress, prefixLength: 32 }] }
          : one,
      ),
    };
    const plan = planCluster(planInput(clusterWith({ "services.0.scheduler": "rr" }), moved, exampleCluster));
    const hostsOf = (kind: string) => plan.waves.find((wave) => wave.kind === kind)?.hosts.map(({ hostId }) => hostId);
    expect(hostsOf("backup-directors")).toEqual(["h1"]);
    expect(hostsOf("master-director")).toEqual(["h2"]);
  });

  test("a real server that loses its last service leaves after the directors", () => {
    const without = clusterWith({ "services.0.destinations": exampleCluster.services[0]?.destinations.slice(0, 2) });
    const plan = planCluster(planInput(without, inForce(), exampleCluster));
    const leaving = plan.waves.at(-1);
    expect(leaving?.kind).toBe("leaving");
    expect(leaving?.hosts.map(({ hostId }) => hostId)).toEqual(["h23"]);
    expect(leaving?.hosts[0]?.expected).toMatchObject({ bootEnabled: false, absentAddresses: ["10.77.0.100"] });
  });

  test("a VIP that another cluster needs on the same host stays there", () => {
    const without = clusterWith({ "services.0.destinations": exampleCluster.services[0]?.destinations.slice(0, 2) });
    const input = planInput(without, inForce(), exampleCluster);
    const plan = planCluster({ ...input, otherSetUps: { h23: { vips: ["10.77.0.100" as IpAddress], net: [] } } });
    expect(plan.waves.map(({ kind }) => kind)).not.toContain("leaving");
  });
});

describe("drift", () => {
  test("a weight changed by hand is mended, because keepalived would not notice", () => {
    const observed = inForce();
    const [first] = observed.directors;
    if (first === undefined) throw new Error("no director");
    const services = first.table.services.map((service) => ({
      ...service,
      destinations: service.destinations.map((one, index) => (index === 0 ? { ...one, weight: 99 } : one)),
    }));
    const plan = planCluster(
      planInput(exampleCluster, withDirector({ table: { services } }, observed), exampleCluster),
    );
    expect(plan.changeCount).toBe(1);
    const edits = plan.waves.flatMap(({ hosts }) => hosts.flatMap(({ kernelEdits }) => kernelEdits));
    expect(edits).toEqual(["-e -t 10.77.0.100:80 -r 10.77.0.21:80 -g -w 3"]);
  });

  test("a destination that fails its check is nothing to mend", () => {
    const observed = inForce();
    const services = observed.directors[0]?.table.services.map((service) => ({
      ...service,
      destinations: service.destinations.slice(1),
    }));
    const down = withDirector({ table: { services: services ?? [] } }, observed);
    expect(planCluster(planInput(exampleCluster, down, exampleCluster)).changeCount).toBe(0);
  });

  test("a VIP taken from lo by hand is put back", () => {
    const observed = inForce();
    const realServers = observed.realServers.map((one, index) =>
      index === 0 ? { ...one, addresses: one.addresses.filter((address) => address.interface !== "lo") } : one,
    );
    const plan = planCluster(planInput(exampleCluster, { ...observed, realServers }, exampleCluster));
    expect(plan.changeCount).toBe(1);
  });

  test("services left in the kernel by a keepalived that crashed are cleared before it starts", () => {
    const observed = withDirector({ keepalived: { version: "2.2.7", running: false, enabled: true } }, inForce());
    const plan = planCluster(planInput(exampleCluster, observed, exampleCluster));
    const [host] = plan.waves.find(({ kind }) => kind === "master-director")?.hosts ?? [];
    expect(host?.steps.filter(({ action }) => action !== "no-op").map(({ title }) => title.code)).toEqual([
      "step.kernel_mend",
      "step.keepalived_start",
    ]);
    expect(host?.kernelEdits).toEqual(["-D -t 10.77.0.100:80"]);
  });
});

describe("a director that left the cluster", () => {
  test.each([
    ["keepalived", exampleCluster, keepalivedConfPath],
    ["ipvsadm", ipvsadm, directorPaths.rules],
  ] as const)("with engine %s gives up everything of ours, last of all", (_engine, cluster, path) => {
    const one = { ...cluster, directors: cluster.directors.slice(0, 1) };
    const plan = planCluster({
      ...planInput(one, inForce(cluster), cluster),
      hostNames: { h1: "director1", h2: "director2" },
    });
    const leaving = plan.waves.at(-1);
    expect(leaving?.kind).toBe("leaving");
    expect(leaving?.hosts[0]).toMatchObject({ hostId: "h2", hostName: "director2", role: "director" });
    expect(leaving?.hosts[0]?.files.find((change) => change.path === path)?.after).toBeNull();
  });

  test("may be the last one of a cluster that carries nothing any more", () => {
    const dissolved = { ...exampleCluster, directors: [], services: [], vips: [] };
    const plan = planCluster(planInput(dissolved, inForce(), exampleCluster));
    expect(plan.problems.filter(({ severity }) => severity === "error")).toEqual([]);
    const files = plan.waves.flatMap(({ hosts }) => hosts.flatMap((host) => host.files));
    expect(files.filter(({ path }) => path === keepalivedConfPath).map(({ after }) => after)).toEqual([null, null]);
  });
});

test("a diff shows what a person has to read, and nothing for a file that stays", () => {
  const desired = clusterWith({ "services.0.destinations.0.weight": 7 });
  const plan = planCluster(planInput(desired, inForce(), exampleCluster));
  const [host] = plan.waves.find(({ kind }) => kind === "master-director")?.hosts ?? [];
  expect(host?.files[0]?.diff).toContain("-        weight 3\n+        weight 7\n");
  const [joining] = plan.waves.find(({ kind }) => kind === "joining")?.hosts ?? [];
  expect(joining?.files.map(({ diff }) => diff)).toEqual(["", "", "", "", ""]);
});

test("what FULLNAT needs on a director is there before the service and goes after it", () => {
  const fullnat = clusterWith({ engine: "ipvsadm", "services.0.destinations.0.forwarding": "fullnat" });
  const order = (steps: readonly { id: string }[] | undefined, ...parts: string[]) =>
    parts.map((part) => steps?.findIndex(({ id }) => id.endsWith(part)) ?? -1);
  const first = planCluster(planInput(fullnat, freshHosts(fullnat)));
  const stepsOf = (plan: typeof first) => plan.waves.find(({ kind }) => kind === "master-director")?.hosts[0]?.steps;
  const [start = -1, kernel = -1] = order(stepsOf(first), ".net.start", ".kernel");
  expect(start).toBeGreaterThanOrEqual(0);
  expect(start).toBeLessThan(kernel);
  const then = stepsOf(planCluster(planInput(ipvsadm, inForce(fullnat), fullnat)));
  const [stop = -1, edit = -1] = order(then, ".net.stop", ".kernel");
  expect(edit).toBeGreaterThanOrEqual(0);
  expect(stop).toBeGreaterThan(edit);
});

test("a director without nft and iptables cannot mark packets or do FULLNAT", () => {
  const fullnat = clusterWith({ "services.0.destinations.0.forwarding": "fullnat" });
  const hosts = freshHosts(fullnat);
  const bare = { ...hosts, directors: hosts.directors.map((one) => ({ ...one, packetFilter: null })) };
  expect(codes(bare, fullnat)).toEqual(["plan.nftables_missing", "plan.nftables_missing"]);
  expect(codes(bare)).toEqual([]);
});
