import { afterAll, expect, test, vi } from "vitest";
import { type ClusterResource, clusterResourceSchema } from "@/lib/api/resources/cluster";
import { type ImportPreview, importPreviewSchema } from "@/lib/api/resources/import";
import { operationResourceSchema, type PlanResource } from "@/lib/api/resources/operation";
import { lanAddress } from "@/tests/lab/lab-hosts";
import { addLabHost, applyCluster } from "@/tests/support/panel/lab-cluster";
import { confirmed, makePlan } from "@/tests/support/panel/wait-for-operation";
import { suppressArp } from "../lvs-by-hand";
import { theLab } from "../the-lab";
import { kernelTable, vipHolders } from "./on-hosts";
import { panelOfThisFile } from "./panel-of-this-file";
import { whileServing } from "./while-serving";

// A pair that somebody has set up by hand and never written down is read by the panel, and taken over under load.
const lab = theLab();
const { api } = panelOfThisFile();
const vip = "10.77.0.87";
/** keepalived holds it, but only the kernels have the service on it. */
const byHand = "10.77.0.88";
const nodes = ["director1", "director2"] as const;
const path = "/etc/keepalived/keepalived.conf";
const eventually = { timeout: 60_000, interval: 500 };
/** By name. */
const hostIds = new Map<string, string>();
let cluster: ClusterResource;

function confOf(own: (typeof nodes)[number]): string {
  const peer = own === "director1" ? "director2" : "director1";
  return `# nobody knows who wrote this
global_defs {
    lvs_sync_daemon eth0 SHOP id 9
}
vrrp_instance SHOP {
    state BACKUP
    interface eth0
    virtual_router_id 87
    priority ${own === "director1" ? 150 : 100}
    unicast_src_ip ${lanAddress(own)}
    unicast_peer {
        ${lanAddress(peer)}
    }
    virtual_ipaddress {
        ${vip}/32 dev eth0
        ${byHand}/32 dev eth0
    }
}
${serviceOf(vip)}`;
}

function serviceOf(address: string): string {
  return `virtual_server ${address} 80 {
    lb_algo wrr
    lb_kind DR
    protocol TCP
    real_server ${lanAddress("rs1")} 80 {
        weight 3   # the old one
    }
    real_server ${lanAddress("rs2")} 80 {
        weight 1
    }
}
`;
}

/** As on a shell, years ago: on both directors, so that a failover goes on with it. */
const addByHand = `ipvsadm -A -t ${byHand}:80 -s rr
ipvsadm -a -t ${byHand}:80 -r ${lanAddress("rs1")}:80 -g -w 2
ipvsadm -a -t ${byHand}:80 -r ${lanAddress("rs2")}:80 -g -w 2`;

afterAll(async () => {
  for (const name of nodes) {
    await lab.script(name, `sysctl -qw net.ipv4.vs.expire_nodest_conn=0; rm -rf /etc/keepalived/conf.d`);
  }
});

async function read(): Promise<string[]> {
  return await Promise.all(
    nodes.map(async (name) => {
      const asked = await api().post(`/hosts/${hostIds.get(name)}/discover`, undefined, operationResourceSchema);
      return (await confirmed(api(), asked)).id;
    }),
  );
}

async function preview(operationIds: readonly string[]): Promise<ImportPreview> {
  return await api().post("/imports/discovered/preview", { operationIds }, importPreviewSchema);
}

function said({ report }: ImportPreview): string[] {
  return report.map(({ path: file, line, code }) => `${file}:${line} ${code}`);
}

function changesOf({ body }: PlanResource): string[] {
  const steps = (body?.waves ?? []).flatMap(({ hosts }) => hosts.flatMap((host) => host.steps));
  return [...new Set(steps.filter(({ action }) => action !== "no-op").map(({ title }) => title.code))].sort();
}

test("a pair is read as it runs: its file, the service that only the kernels have, and settings", async () => {
  for (const server of ["rs1", "rs2"] as const)
    for (const address of [vip, byHand]) await suppressArp(lab, server, address);
  for (const name of nodes) {
    hostIds.set(name, (await addLabHost(api(), lab, name)).id);
    await lab.exec(name, ["tee", path], { input: confOf(name) });
    await lab.script(name, "systemctl enable keepalived && systemctl restart keepalived");
    await lab.script(name, `${addByHand}\nsysctl -qw net.ipv4.vs.expire_nodest_conn=1`);
  }
  await vi.waitFor(async () => expect(await vipHolders(lab, byHand)).toEqual(["director1"]), eventually);
  await vi.waitFor(async () => expect(await lab.request(4, `http://${vip}/`)).toHaveLength(4), eventually);
  const found = await preview(await read());
  expect(found).toMatchObject({ format: "keepalived", problems: [] });
  expect(found.adopted).toHaveLength(2);
  expect(said(found)).toEqual(nodes.map((name) => `${name}:ipvsadm -Sn:4 import.discover.kernel_only`));
  expect(found.clusters).toMatchObject([
    {
      directors: nodes.map((name) => ({ name, address: lanAddress(name), interface: "eth0" })),
      ipvs: { syncDaemon: { syncId: 9, interface: "eth0" }, sysctls: { expire_nodest_conn: 1 } },
      services: [{ scheduler: "wrr" }, { scheduler: "rr", destinations: [{ weight: 2 }, { weight: 2 }] }],
    },
  ]);
});

test("import and first apply lose no request, edit no kernel, and write down what was in memory only", async () => {
  const before = await Promise.all(nodes.map((name) => kernelTable(lab, name, "10.77.0.8")));
  const traffic = await whileServing(lab, [vip, byHand], async () => {
    const operationIds = await read();
    const found = await preview(operationIds);
    const directors = found.clusters[0]?.directors.map(({ id, name }) => ({ id, hostId: hostIds.get(name) }));
    const body = { operationIds, name: "shop", directors };
    cluster = await api().post("/imports/discovered", body, clusterResourceSchema);
    const plan = await makePlan(api(), cluster.id);
    expect(plan.problems.filter(({ severity }) => severity === "error")).toEqual([]);
    const steps = changesOf(plan);
    expect(steps).toEqual(expect.arrayContaining(["step.take_over", "step.file_update", "step.keepalived_reload"]));
    expect(steps.filter((code) => code.startsWith("step.kernel"))).toEqual([]);
    await applyCluster(api(), cluster.id);
  });
  expect(traffic.lost).toBe(0);
  expect(traffic.sent).toBeGreaterThan(100);
  expect(await Promise.all(nodes.map((name) => kernelTable(lab, name, "10.77.0.8")))).toEqual(before);
  for (const name of nodes) {
    const text = (await lab.exec(name, ["cat", path])).stdout;
    for (const part of ["nobody knows who wrote this", "# the old one", `virtual_server ${byHand} 80`]) {
      expect(text).toContain(part);
    }
  }
  expect((await makePlan(api(), cluster.id)).body?.changeCount).toBe(0);
});

test("a weight then changes its own line, and no request is lost", async () => {
  const destination = cluster.services.flatMap(({ destinations }) => destinations).find(({ weight }) => weight === 3);
  if (destination === undefined) throw new Error("no destination");
  const texts = async () => await Promise.all(nodes.map(async (name) => (await lab.exec(name, ["cat", path])).stdout));
  const before = await texts();
  const traffic = await whileServing(lab, [vip, byHand], async () => {
    const asked = await api().patch(
      `/destinations/${destination.id}`,
      destination,
      { weight: 5 },
      operationResourceSchema,
    );
    await confirmed(api(), asked);
  });
  expect(traffic.lost).toBe(0);
  expect(await texts()).toEqual(
    before.map((text) => text.replace("weight 3   # the old one", "weight 5   # the old one")),
  );
});

test("what keepalived includes is found where keepalived finds it, with its place on the director", async () => {
  await lab.script("director2", "mkdir -p /etc/keepalived/conf.d");
  await lab.exec("director2", ["tee", "/etc/keepalived/conf.d/web.conf"], { input: serviceOf("10.77.0.86") });
  await lab.script("director2", `sed -i '$a include conf.d/*.conf' ${path}`);
  const found = await preview((await read()).slice(1));
  expect(found.clusters[0]?.services.map(({ id }) => id)).toContain("service:TCP 10.77.0.86:80");
  expect(said(found)).toContain("/etc/keepalived/conf.d/web.conf:1 import.discover.service_missing");
});
