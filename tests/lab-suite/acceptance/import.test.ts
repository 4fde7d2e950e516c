import { expect, test, vi } from "vitest";
import { clusterResourceSchema } from "@/lib/api/resources/cluster";
import type { HostResource } from "@/lib/api/resources/host";
import { importPreviewSchema } from "@/lib/api/resources/import";
import { operationResourceSchema, type PlanResource } from "@/lib/api/resources/operation";
import { lanAddress } from "@/tests/lab/lab-hosts";
import { addLabHost, applyCluster } from "@/tests/support/panel/lab-cluster";
import { confirmed, makePlan } from "@/tests/support/panel/wait-for-operation";
import { theLab } from "../the-lab";
import { vipHolders } from "./on-hosts";
import { panelOfThisFile } from "./panel-of-this-file";

// What somebody has run for years, by hand: the panel takes it over without touching it.
const lab = theLab();
const { api } = panelOfThisFile();
const vip = "10.77.0.89";
const nodes = ["director1", "director2"] as const;
const path = "/etc/keepalived/keepalived.conf";
const eventually = { timeout: 60_000, interval: 500 };
let clusterId: string;

function confOf(own: (typeof nodes)[number]): string {
  const peer = own === "director1" ? "director2" : "director1";
  return `# the shop, by hand since 2009
vrrp_instance SHOP {
    state ${own === "director1" ? "MASTER" : "BACKUP"}
    interface eth0
    virtual_router_id 89
    priority ${own === "director1" ? 150 : 100}
    advert_int 1
    dont_track_primary   # nobody knows why
    unicast_src_ip ${lanAddress(own)}
    unicast_peer {
        ${lanAddress(peer)}
    }
    authentication {
        auth_type PASS
        auth_pass by-hand   # the same on both
    }
    virtual_ipaddress {
        ${vip}/32 dev eth0   # www
    }
}

virtual_server ${vip} 80 {
    delay_loop 6
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

test("after the import of a live pair the plan has nothing to do, and applying it touches neither file nor daemon", async () => {
  const hosts: HostResource[] = [];
  for (const name of nodes) {
    hosts.push(await addLabHost(api(), lab, name));
    await lab.exec(name, ["tee", path], { input: confOf(name) });
    await lab.script(name, "systemctl enable keepalived && systemctl restart keepalived");
  }
  await vi.waitFor(async () => expect(await vipHolders(lab, vip)).toEqual(["director1"]), eventually);
  const sources = nodes.map((director) => ({ director, path, text: confOf(director) }));
  const preview = await api().post("/imports/preview", { sources }, importPreviewSchema);
  expect(preview.adopted).toHaveLength(2);
  const directors = preview.clusters[0]?.directors.map(({ id }, index) => ({ id, hostId: hosts[index]?.id }));
  ({ id: clusterId } = await api().post("/imports", { sources, name: "shop", directors }, clusterResourceSchema));
  const plan = await makePlan(api(), clusterId);
  expect(plan.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(changesOf(plan)).toEqual([]);
  const pid = () => lab.script("director1", "cat /run/keepalived.pid");
  const before = await pid();
  await applyCluster(api(), clusterId);
  expect(await pid()).toEqual(before);
  for (const name of nodes) expect((await lab.exec(name, ["cat", path])).stdout).toBe(confOf(name));
});

test("a weight changes its line of the file, and comments and unknown lines stay", async () => {
  const cluster = await api().get(`/clusters/${clusterId}`, clusterResourceSchema);
  const destination = cluster.services[0]?.destinations.find(({ weight }) => weight === 3);
  if (destination === undefined) throw new Error("no destination");
  const { id } = destination;
  await confirmed(api(), await api().patch(`/destinations/${id}`, destination, { weight: 5 }, operationResourceSchema));
  for (const name of nodes) {
    const text = (await lab.exec(name, ["cat", path])).stdout;
    expect(text).not.toContain("by-hand");
    const [, secret] = /include (\S+)/.exec(text) ?? [];
    expect((await lab.exec(name, ["cat", `${secret}`])).stdout).toContain("auth_pass by-hand");
    for (const part of [
      "by hand since 2009",
      "# the same on both",
      "# www",
      "dont_track_primary",
      "# the old one",
      "weight 5",
    ]) {
      expect(text).toContain(part);
    }
    expect(text.split("\n")).toHaveLength(confOf(name).split("\n").length + 1);
  }
  expect(await vipHolders(lab, vip)).toEqual(["director1"]);
  expect(changesOf(await makePlan(api(), clusterId))).toEqual([]);
});

function changesOf({ body }: PlanResource): string[] {
  const steps = (body?.waves ?? []).flatMap(({ hosts }) => hosts.flatMap((host) => host.steps));
  return steps.filter(({ action }) => action !== "no-op").map(({ title }) => title.code);
}
