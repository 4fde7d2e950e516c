import { beforeAll, expect, test } from "vitest";
import {
  type ClusterResource,
  clusterResourceSchema,
  destinationResourceSchema,
  directorResourceSchema,
  serviceResourceSchema,
  vipResourceSchema,
} from "@/lib/api/resources/cluster";
import { operationResourceSchema, type PlanResource } from "@/lib/api/resources/operation";
import type { LabHostName } from "@/tests/lab/lab-hosts";
import { addLabHost, addRealServer, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { PanelRefusal } from "@/tests/support/panel/panel-api";
import { makePlan, waitForOperation } from "@/tests/support/panel/wait-for-operation";
import { cleanHosts } from "../clean-hosts";
import { theLab } from "../the-lab";
import { panelOfThisFile } from "./panel-of-this-file";

const lab = theLab();
const { api } = panelOfThisFile();
const vip = "10.77.0.82";
let cluster: ClusterResource;

beforeAll(async () => {
  for (const name of ["director1", "director2", "rs1"] as const) await addLabHost(api(), lab, name);
  const options = { name: "shop", engine: "keepalived", vip, virtualRouterId: 53, weights: { rs1: 1 } } as const;
  cluster = await describeLabCluster(api(), lab, options);
});

/** The problem codes with which the panel refuses a request. */
async function refusal(request: Promise<unknown>): Promise<string[]> {
  const error = await request.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof PanelRefusal)) throw new Error("the panel did not refuse", { cause: error });
  return [error.problem.code, ...error.problem.problems.map(({ code }) => code)];
}

function codesOf(plan: PlanResource): string[] {
  return plan.problems.filter(({ severity }) => severity === "error").map(({ code }) => code);
}

/** All that a change could change on a host. */
async function stateOf(host: LabHostName): Promise<string> {
  const files = "find /etc/keepalived /etc/signalbox /etc/sysctl.d -type f -exec sha256sum {} + 2>/dev/null";
  return await lab.script(host, `ip -br addr; ipvsadm -Sn 2>/dev/null; systemctl is-active keepalived; ${files}; true`);
}

test("an input with several faults is refused with all of them, in words", async () => {
  const vipId = cluster.vips[0]?.id;
  const codes = await refusal(
    api().post(`/clusters/${cluster.id}/services`, { name: "", vipId, port: 70_000 }, serviceResourceSchema),
  );
  expect(codes).toEqual(expect.arrayContaining(["input.invalid", "name.required", "port.range"]));
  const address = api().post(`/clusters/${cluster.id}/vips`, { address: "10.77.0.300" }, vipResourceSchema);
  expect(await refusal(address)).toContain("address.invalid");
});

test("the same VIP, or the same VIP and port, twice is refused", async () => {
  const again = api().post(`/clusters/${cluster.id}/vips`, { address: vip }, vipResourceSchema);
  expect(await refusal(again)).toContain("vip.duplicate");
  const service = { name: "again", vipId: cluster.vips[0]?.id, port: 80 };
  const twice = api().post(`/clusters/${cluster.id}/services`, service, serviceResourceSchema);
  expect(await refusal(twice)).toContain("service.duplicate");
});

test("another port on the real server is refused under direct routing", async () => {
  await addLabHost(api(), lab, "rs2");
  const realServerId = await addRealServer(api(), lab, cluster.id, "rs2");
  const path = `/services/${cluster.services[0]?.id}/destinations`;
  const mapped = api().post(path, { realServerId, port: 8080 }, destinationResourceSchema);
  expect(await refusal(mapped)).toContain("destination.port_mapping");
});

test("a director without ipvsadm blocks the plan", async () => {
  const { id: hostId } = await addLabHost(api(), lab, "rs3");
  const body = { hostId, address: "10.77.0.23", interface: "eth0", priority: 50 };
  const director = await api().post(`/clusters/${cluster.id}/directors`, body, directorResourceSchema);
  const plan = await makePlan(api(), cluster.id);
  await api().delete(`/directors/${director.id}`, director);
  expect(codesOf(plan)).toContain("plan.ipvsadm_missing");
});

test("a director without keepalived blocks the plan, and what is blocked cannot be applied", async () => {
  await lab.script("director1", "mv /usr/sbin/keepalived /root/");
  const plan = await makePlan(api(), cluster.id);
  const apply = refusal(api().post(`/plans/${plan.id}/apply`, {}, operationResourceSchema));
  await lab.script("director1", "mv /root/keepalived /usr/sbin/");
  expect(codesOf(plan)).toEqual(["plan.keepalived_missing"]);
  expect(await apply).toContain("plan.blocked");
});

test("a keepalived.conf that somebody else wrote blocks the plan and stays as it is", async () => {
  await lab.script("director1", "echo 'global_defs { router_id by_hand }' >/etc/keepalived/keepalived.conf");
  const before = await stateOf("director1");
  const plan = await makePlan(api(), cluster.id);
  const after = await stateOf("director1");
  await lab.script("director1", "rm /etc/keepalived/keepalived.conf");
  expect(codesOf(plan)).toEqual(["plan.foreign_file"]);
  expect(after).toBe(before);
});

test("a service that somebody else made on our VIP and port blocks the plan", async () => {
  await lab.script("director2", `ipvsadm -A -t ${vip}:80 -s rr`);
  const plan = await makePlan(api(), cluster.id);
  await lab.script("director2", "ipvsadm -C");
  expect(codesOf(plan)).toEqual(["plan.foreign_service"]);
});

test("a file that keepalived rejects is never installed, and every host is as before", async () => {
  const hosts = ["director1", "director2", "rs1"] as const;
  await lab.script(
    "director2",
    `mv /usr/sbin/keepalived /usr/sbin/keepalived.real
     printf '#!/bin/sh\\ncase " $* " in *" -t "*|*config-test*) echo rejected; exit 4;; esac\\nexec /usr/sbin/keepalived.real "$@"\\n' >/usr/sbin/keepalived
     chmod 755 /usr/sbin/keepalived`,
  );
  try {
    const before = await Promise.all(hosts.map(stateOf));
    const plan = await makePlan(api(), cluster.id);
    const operation = await api().post(`/plans/${plan.id}/apply`, {}, operationResourceSchema);
    expect(await waitForOperation(api(), operation)).toMatchObject({
      state: "rolled_back",
      problem: { code: "host.file_rejected" },
    });
    expect(await Promise.all(hosts.map(stateOf))).toEqual(before);
    expect((await api().get(`/clusters/${cluster.id}`, clusterResourceSchema)).appliedRevision).toBe(0);
  } finally {
    await lab.script("director2", "mv /usr/sbin/keepalived.real /usr/sbin/keepalived");
    await cleanHosts(lab);
  }
});
