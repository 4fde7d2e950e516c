import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import {
  type ClusterResource,
  clusterResourceSchema,
  serviceResourceSchema,
  vipResourceSchema,
} from "@/lib/api/resources/cluster";
import { vrrpSecretPath } from "@/lib/keepalived/vrrp-secret-file";
import { lanAddress } from "@/tests/lab/lab-hosts";
import { addRealServer, applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { makePlan } from "@/tests/support/panel/wait-for-operation";
import { tally } from "../lvs-by-hand";
import { theLab } from "../the-lab";
import { startWeb, stopWeb } from "../web-server";
import { vipHolders } from "./on-hosts";
import { panelOfThisFile } from "./panel-of-this-file";

// What keepalived does beside IPVS: sorry server, and several VRRP instances with passwords.
const lab = theLab();
const { api } = panelOfThisFile();
const [first, second] = ["10.77.0.86", "10.77.0.87"] as const;
const directors = ["director1", "director2"] as const;
const eventually = { timeout: 60_000, interval: 500 };
let cluster: ClusterResource;

const answers = async (vip: string) => Object.keys(tally(await lab.request(8, `http://${vip}/`, { timeoutSec: 20 })));
const reload = async () => {
  cluster = await api().get(`/clusters/${cluster.id}`, clusterResourceSchema);
  return cluster;
};

test("a service with two checks and a sorry server is put in force", async () => {
  const weights = { rs1: 1 };
  const options = { name: "crossing", engine: "keepalived", vip: first, virtualRouterId: 86, weights } as const;
  cluster = await describeLabCluster(api(), lab, options);
  await addRealServer(api(), lab, cluster.id, "rs4");
  const service = (await reload()).services[0];
  if (service === undefined) throw new Error("the cluster has a service");
  const sorryServer = { address: lanAddress("rs4"), port: 80, forwarding: "dr" };
  const healthChecks = [{ kind: "http", delaySec: 1, timeoutSec: 1, retry: 0 }, { kind: "ping" }];
  await api().patch(
    `/services/${service.id}`,
    service,
    { healthChecks, keepalived: { sorryServer } },
    serviceResourceSchema,
  );
  await applyCluster(api(), cluster.id);
  await vi.waitFor(async () => expect(await answers(first)).toEqual(["rs1"]), eventually);
});

test("with all destinations down the sorry server answers, and a plan then has nothing to do", async () => {
  await stopWeb(lab, "rs1");
  await vi.waitFor(async () => expect(await answers(first)).toEqual(["rs4"]), eventually);
  expect((await makePlan(api(), cluster.id)).body?.changeCount).toBe(0);
  await startWeb(lab, "rs1");
  await vi.waitFor(async () => expect(await answers(first)).toEqual(["rs1"]), eventually);
});

test("two VIPs cross between two directors, each with a password that only the hosts know", async () => {
  const secretSchema = z.object({ secretId: z.uuid(), sha256: z.string() });
  const authentication = [
    await api().post(`/clusters/${cluster.id}/vrrp-secrets`, {}, secretSchema),
    await api().post(`/clusters/${cluster.id}/vrrp-secrets`, { password: "cross-87" }, secretSchema),
  ];
  const instance = {
    id: randomUUID(),
    virtualRouterId: 87,
    authentication: authentication[1],
    directors: (await reload()).directors.map(({ id, priority }) => ({ directorId: id, priority: 250 - priority })),
  };
  const vrrp = { ...cluster.vrrp, authentication: authentication[0] };
  const path = `/clusters/${cluster.id}`;
  await api().patch(path, cluster, { vrrp, vrrpInstances: [instance] }, clusterResourceSchema);
  const vip = { address: second, vrrpInstanceId: instance.id };
  const { id: vipId } = await api().post(`${path}/vips`, vip, vipResourceSchema);
  const destinations = [{ realServerId: cluster.realServers.find(({ name }) => name === "rs4")?.id }];
  const service = { name: "other", vipId, port: 80, healthChecks: [{ kind: "tcp", delaySec: 1 }], destinations };
  await api().post(`${path}/services`, service, serviceResourceSchema);

  const plan = await makePlan(api(), cluster.id);
  expect(JSON.stringify(plan.body)).not.toContain("cross-87");
  await applyCluster(api(), cluster.id);
  await vi.waitFor(async () => expect(await vipHolders(lab, first)).toEqual(["director1"]), eventually);
  await vi.waitFor(async () => expect(await vipHolders(lab, second)).toEqual(["director2"]), eventually);
  // Until the client has heard of the move, and checks have passed.
  await vi.waitFor(async () => expect(await answers(first)).toEqual(["rs1"]), eventually);
  await vi.waitFor(async () => expect(await answers(second)).toEqual(["rs4"]), eventually);
  for (const director of directors) {
    const file = vrrpSecretPath(authentication[1]?.secretId ?? "");
    expect(await lab.script(director, `cat ${file}; stat -c %a ${file}`)).toMatch(/auth_pass cross-87\n600\s*$/);
    expect(await lab.script(director, "cat /etc/keepalived/keepalived.conf")).not.toContain("auth_pass");
    expect((await lab.exec(director, ["keepalived", "-t"])).code).toBe(0);
  }
  expect((await makePlan(api(), cluster.id)).body?.changeCount).toBe(0);
});

test("a director whose keepalived ends leaves both VIPs to the other, and takes its own back", async () => {
  await lab.script("director2", "systemctl stop keepalived");
  await vi.waitFor(async () => expect(await vipHolders(lab, second)).toEqual(["director1"]), eventually);
  await vi.waitFor(async () => expect(await answers(second)).toEqual(["rs4"]), eventually);
  await lab.script("director2", "systemctl start keepalived");
  await vi.waitFor(async () => expect(await vipHolders(lab, second)).toEqual(["director2"]), eventually);
  expect(await vipHolders(lab, first)).toEqual(["director1"]);
});
