import { describe, expect, test } from "vitest";
import { directorPaths } from "@/lib/director/director-paths";
import type { IpvsTable } from "@/lib/ipvs/model";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { findDrift } from "@/lib/plan/drift/find-drift";
import type { ObservedCluster, ObservedDirector, ObservedRealServer } from "@/lib/plan/model";
import { planCluster } from "@/lib/plan/plan-cluster";
import { realServerPaths } from "@/lib/realserver/real-server-paths";
import { clusterWith, exampleCluster } from "@/tests/support/example-cluster";
import { afterApply, file, freshHosts, planInput } from "./observed-hosts";

const ipvsadm = clusterWith({ engine: "ipvsadm" });

/** Hosts after an apply, with keepalived running as that leaves it. */
function inForce(cluster = exampleCluster): ObservedCluster {
  const hosts = freshHosts(cluster);
  return afterApply(hosts, planCluster(planInput(cluster, hosts)));
}

function withDirector(from: ObservedCluster, change: (one: ObservedDirector) => Partial<ObservedDirector>) {
  return { ...from, directors: from.directors.map((one, index) => (index === 0 ? { ...one, ...change(one) } : one)) };
}

function withRealServer(from: ObservedCluster, change: (one: ObservedRealServer) => Partial<ObservedRealServer>) {
  return { ...from, realServers: from.realServers.map((one, at) => (at === 0 ? { ...one, ...change(one) } : one)) };
}

const drift = (observed: ObservedCluster, cluster = exampleCluster) =>
  findDrift(planInput(cluster, observed, cluster)).map(({ hostId: _, hostName: _name, ...rest }) => rest);

const kinds = (observed: ObservedCluster, cluster = exampleCluster) => drift(observed, cluster).map(({ kind }) => kind);

type EditDestination = (weight: number, index: number) => number;

function withWeights({ services }: IpvsTable, edit: EditDestination): IpvsTable {
  const [first, ...rest] = services;
  if (first === undefined) throw new Error("no service");
  const destinations = first.destinations.map((one, index) => ({ ...one, weight: edit(one.weight, index) }));
  return { services: [{ ...first, destinations }, ...rest] };
}

describe.each([
  ["keepalived", exampleCluster],
  ["ipvsadm", ipvsadm],
] as const)("with engine %s", (_, cluster) => {
  test("hosts that are as applied have no drift", () => {
    expect(drift(inForce(cluster), cluster)).toEqual([]);
  });

  test("a table without any of the applied services is one alarm, not a list of missing services", () => {
    const observed = withDirector(inForce(cluster), () => ({ table: { services: [] } }));
    expect(kinds(observed, cluster)).toEqual(["table_vanished"]);
  });

  test("so is a kernel that lost IPVS altogether", () => {
    const observed = withDirector(inForce(cluster), () => ({
      table: { services: [] },
      tableMissing: "plan.ip_vs_missing",
    }));
    expect(kinds(observed, cluster)).toEqual(["table_vanished"]);
  });
});

test("a weight that somebody set by hand is shown in all three states and can be adopted", () => {
  const observed = withDirector(inForce(ipvsadm), ({ table }) => ({
    table: withWeights(table, (weight, index) => (index === 0 ? weight + 7 : weight)),
  }));
  const [found, ...more] = drift(observed, ipvsadm);
  const [destination] = ipvsadm.services[0]?.destinations ?? [];
  const weight = destination?.weight ?? 0;
  expect(more).toEqual([]);
  expect(found).toMatchObject({
    kind: "destination_differs",
    desired: expect.stringContaining(`-w ${weight}`),
    file: expect.stringContaining(`-w ${weight}`),
    kernel: expect.stringContaining(`-w ${weight + 7}`),
    adoptable: { kind: "destination", destinationId: destination?.id, weight: weight + 7 },
  });
});

test("a scheduler that somebody set by hand can be adopted, and one that the panel does not offer cannot", () => {
  const withScheduler = (scheduler: string) =>
    withDirector(inForce(ipvsadm), ({ table: { services } }) => ({
      table: { services: services.map((one, index) => (index === 0 ? { ...one, scheduler } : one)) },
    }));
  expect(drift(withScheduler("sed"), ipvsadm)).toMatchObject([
    { kind: "service_differs", adoptable: { kind: "service", scheduler: "sed" } },
  ]);
  expect(drift(withScheduler("mine"), ipvsadm)).toMatchObject([{ kind: "service_differs", adoptable: null }]);
});

test("a service that is nobody's of ours is no drift", () => {
  const observed = withDirector(inForce(ipvsadm), ({ table: { services } }) => {
    const [first] = services;
    if (first === undefined) throw new Error("no service");
    const foreign = { ...first, key: { kind: "fwmark", mark: 4711, family: "inet" } as const };
    return { table: { services: [...services, foreign] } };
  });
  expect(drift(observed, ipvsadm)).toEqual([]);
});

test("a file that was edited, a set-up that is not in force and a daemon that stopped are drift of their kind", () => {
  const edited = withDirector(inForce(ipvsadm), ({ files }) => ({
    files: { ...files, [directorPaths.vips]: file("# mine\n") },
  }));
  expect(drift(edited, ipvsadm)).toMatchObject([{ kind: "file_differs", object: directorPaths.vips }]);
  const gone = withRealServer(inForce(), ({ files }) => ({ files: { ...files, [realServerPaths.sysctl]: null } }));
  expect(drift(gone)).toMatchObject([{ kind: "file_differs", object: realServerPaths.sysctl, file: null }]);
  const sysctl = withRealServer(inForce(), ({ sysctls }) => ({
    sysctls: { ...sysctls, "net.ipv4.conf.all.arp_ignore": "0" },
  }));
  expect(drift(sysctl)).toMatchObject([{ kind: "sysctl_differs", desired: "1", kernel: "0" }]);
  const stopped = withDirector(inForce(), ({ keepalived }) => ({
    keepalived: keepalived === null ? null : { ...keepalived, running: false },
  }));
  expect(kinds(stopped)).toEqual(["keepalived_stopped"]);
});

test("the text of a file is never part of what is shown", () => {
  const secret = withDirector(inForce(), ({ files }) => ({
    files: { ...files, [keepalivedConfPath]: file("auth_pass hunter2\n") },
  }));
  expect(JSON.stringify(drift(secret))).not.toContain("hunter2");
});

test("a plan that would put back a whole vanished table warns that a person is to look first", () => {
  const warnings = (observed: ObservedCluster, applied = ipvsadm) =>
    planCluster(planInput(ipvsadm, observed, applied)).problems.filter(({ code }) => code === "plan.table_vanished");
  const emptied = withDirector(inForce(ipvsadm), () => ({ table: { services: [] } }));
  expect(warnings(emptied)).toMatchObject([{ path: ["hosts", "h1"], severity: "warning", params: { count: 1 } }]);
  expect(warnings(inForce(ipvsadm))).toEqual([]);
  expect(warnings(freshHosts(ipvsadm), clusterWith({ directors: [] }))).toEqual([]);
});
