import { afterAll, expect, test, vi } from "vitest";
import {
  type ClusterResource,
  clusterResourceSchema,
  directorResourceSchema,
  serviceResourceSchema,
} from "@/lib/api/resources/cluster";
import { importPreviewSchema } from "@/lib/api/resources/import";
import { operationResourceSchema, type PlanResource } from "@/lib/api/resources/operation";
import { lanAddress } from "@/tests/lab/lab-hosts";
import { addLabHost, applyCluster } from "@/tests/support/panel/lab-cluster";
import { confirmed, makePlan } from "@/tests/support/panel/wait-for-operation";
import { suppressArp } from "../lvs-by-hand";
import { theLab } from "../the-lab";
import { kernelTable, vipHolders } from "./on-hosts";
import { panelOfThisFile } from "./panel-of-this-file";
import { whileServing } from "./while-serving";

// A pair as grown installations have it: one text for both directors, a file for each service, and a name by `-i`.
const lab = theLab();
const { api } = panelOfThisFile();
const vip = "10.77.0.84";
const nodes = ["director1", "director2"] as const;
const home = "/etc/keepalived";
const eventually = { timeout: 60_000, interval: 500 };
const hostIds = new Map<string, string>();
let cluster: ClusterResource;

const names = { director1: "left", director2: "right" } as const;

function serviceOf(port: number, weight: string): string {
  const server = (name: "rs1" | "rs2", text: string) => `    real_server ${lanAddress(name)} ${port} {
        weight ${text}
    }
`;
  return `# asked for by the shop
virtual_server ${vip} ${port} {
    lb_algo wrr
    lb_kind DR
    protocol TCP
${server("rs1", weight)}${server("rs2", "1")}}
`;
}

const files: Readonly<Record<string, string>> = {
  [`${home}/keepalived.conf`]: `# both of them have this very text
vrrp_instance SHOP {
    state BACKUP
    interface eth0
    virtual_router_id 84
    @left priority 150
    @right priority 100
    @left unicast_src_ip ${lanAddress("director1")}
    @right unicast_src_ip ${lanAddress("director2")}
    unicast_peer {
        @left ${lanAddress("director2")}
        @right ${lanAddress("director1")}
    }
    authentication {
        include conf.d/password.inc
    }
    virtual_ipaddress {
        ${vip}/32 dev eth0
    }
}
include ${home}/conf.d/*.conf
`,
  [`${home}/conf.d/password.inc`]: "auth_type PASS\nauth_pass by-hand\n",
  [`${home}/conf.d/web.conf`]: serviceOf(80, "3   # the old one"),
  [`${home}/conf.d/mail.conf`]: serviceOf(25, "2"),
};

afterAll(async () => {
  for (const name of nodes) await lab.script(name, "rm -rf /etc/keepalived/conf.d /etc/default/keepalived");
});

async function textsOn(name: (typeof nodes)[number]): Promise<Record<string, string>> {
  const texts = Object.keys(files).map(async (path) => [path, (await lab.exec(name, ["cat", path])).stdout] as const);
  return Object.fromEntries(await Promise.all(texts));
}

async function pids(): Promise<string[]> {
  return await Promise.all(nodes.map(async (name) => await lab.script(name, "cat /run/keepalived.pid")));
}

function changedPaths({ body }: PlanResource): string[] {
  const changes = (body?.waves ?? []).flatMap(({ hosts }) => hosts.flatMap((host) => host.files));
  return changes.flatMap(({ path, before, after }) => (before === after ? [] : [path])).sort();
}

function blocking({ problems }: PlanResource): string[] {
  return problems
    .filter(({ severity }) => severity === "error")
    .map(({ code, params }) => `${code} ${params?.host ?? ""} ${params?.path ?? ""}`);
}

test("a pair with includes and lines for each of the two is read and kept: the plan has nothing to do", async () => {
  for (const server of ["rs1", "rs2"] as const) await suppressArp(lab, server, vip);
  for (const name of nodes) {
    hostIds.set(name, (await addLabHost(api(), lab, name)).id);
    await lab.script(name, `mkdir -p ${home}/conf.d`);
    for (const [path, input] of Object.entries(files)) await lab.exec(name, ["tee", path], { input });
    await lab.exec(name, ["tee", "/etc/default/keepalived"], { input: `DAEMON_ARGS="-i ${names[name]}"\n` });
    await lab.script(name, "systemctl enable keepalived && systemctl restart keepalived");
  }
  await vi.waitFor(async () => expect(await vipHolders(lab, vip)).toEqual(["director1"]), eventually);
  await vi.waitFor(async () => expect(await lab.request(4, `http://${vip}/`)).toHaveLength(4), eventually);
  const before = await pids();
  const operationIds = await Promise.all(
    nodes.map(async (name) => {
      const asked = await api().post(`/hosts/${hostIds.get(name)}/discover`, undefined, operationResourceSchema);
      return (await confirmed(api(), asked)).id;
    }),
  );
  const found = await api().post("/imports/discovered/preview", { operationIds }, importPreviewSchema);
  expect(found).toMatchObject({ format: "keepalived", problems: [] });
  expect(found.report.filter(({ severity }) => severity !== "info")).toEqual([]);
  expect(found.adopted).toHaveLength(2);
  const directors = found.clusters[0]?.directors.map(({ id, name }) => ({ id, hostId: hostIds.get(name) }));
  cluster = await api().post("/imports/discovered", { operationIds, name: "grown", directors }, clusterResourceSchema);
  expect(cluster.directors.map(({ name, priority }) => [name, priority]).sort()).toEqual([
    ["director1", 150],
    ["director2", 100],
  ]);
  const plan = await makePlan(api(), cluster.id);
  expect({ blocking: blocking(plan), count: plan.body?.changeCount }).toEqual({ blocking: [], count: 0 });
  await applyCluster(api(), cluster.id);
  expect(await pids()).toEqual(before);
  for (const name of nodes) expect(await textsOn(name)).toEqual(files);
});

test("a weight changes one line of one file on each director, the daemon runs on, and no request is lost", async () => {
  const destination = cluster.services.flatMap(({ destinations }) => destinations).find(({ weight }) => weight === 3);
  if (destination === undefined) throw new Error("no destination");
  const before = await pids();
  const traffic = await whileServing(lab, [vip], async () => {
    const asked = await api().patch(
      `/destinations/${destination.id}`,
      destination,
      { weight: 5 },
      operationResourceSchema,
    );
    await confirmed(api(), asked);
  });
  expect(traffic.lost).toBe(0);
  const web = `${home}/conf.d/web.conf`;
  for (const name of nodes) {
    const texts = await textsOn(name);
    const [header = "", ...lines] = (texts[web] ?? "").split("\n");
    expect(header).toContain(cluster.id);
    expect({ ...texts, [web]: lines.join("\n") }).toEqual({
      ...files,
      [web]: serviceOf(80, "5   # the old one"),
    });
    expect(await kernelTable(lab, name, vip)).toContainEqual(
      expect.stringMatching(new RegExp(`-r ${lanAddress("rs1")}:80 -g -w 5`)),
    );
  }
  expect(await pids()).toEqual(before);
});

test("an apply writes every file in its place, a line for one host into that host's line, and nothing else", async () => {
  const fresh = await api().get(`/clusters/${cluster.id}`, clusterResourceSchema);
  const [left] = fresh.directors.filter(({ name }) => name === "director1");
  const mail = fresh.services.find(({ destinations }) => destinations.some(({ port }) => port === 25));
  if (left === undefined || mail === undefined) throw new Error("a director and a service");
  await api().patch(`/directors/${left.id}`, left, { priority: 160 }, directorResourceSchema);
  const now = await api().get(`/services/${mail.id}`, serviceResourceSchema);
  await api().patch(`/services/${mail.id}`, now, { scheduler: "rr" }, serviceResourceSchema);
  const plan = await makePlan(api(), cluster.id);
  expect(blocking(plan)).toEqual([]);
  const paths = [`${home}/conf.d/mail.conf`, `${home}/keepalived.conf`];
  expect(changedPaths(plan)).toEqual([paths[0], ...paths]);
  const before = await pids();
  const traffic = await whileServing(lab, [vip], async () => {
    await applyCluster(api(), cluster.id);
  });
  expect(traffic.lost).toBe(0);
  const [onLeft, onRight] = [await textsOn("director1"), await textsOn("director2")];
  const main = files[`${home}/keepalived.conf`] ?? "";
  expect(onLeft[`${home}/keepalived.conf`]?.split("\n").slice(1).join("\n")).toBe(
    main.replace("@left priority 150", "@left priority 160"),
  );
  expect(onRight[`${home}/keepalived.conf`]).toBe(main);
  for (const texts of [onLeft, onRight]) {
    expect(texts[`${home}/conf.d/mail.conf`]).toContain("    lb_algo rr\n");
    expect(texts[`${home}/conf.d/password.inc`]).toBe(files[`${home}/conf.d/password.inc`]);
  }
  const original = await lab.exec("director1", ["cat", `${home}/conf.d/.mail.conf.before-signalbox`]);
  expect(original.stdout).toBe(files[`${home}/conf.d/mail.conf`]);
  expect(await pids()).toEqual(before);
  expect((await makePlan(api(), cluster.id)).body?.changeCount).toBe(0);
});

test("an included file that somebody edits, and one that comes along, stop the plan by their names", async () => {
  const added = `${home}/conf.d/zz.conf`;
  const password = `${home}/conf.d/password.inc`;
  await lab.exec("director2", ["tee", added], { input: "# nothing yet\n" });
  await lab.script("director1", `echo '# mine' >>${password}`);
  expect(blocking(await makePlan(api(), cluster.id)).sort()).toEqual(
    expect.arrayContaining([
      `plan.adopted_file_changed director1 ${password}`,
      `plan.included_file_new director2 ${added}`,
    ]),
  );
  await lab.script("director2", `rm ${added}`);
  await lab.exec("director1", ["tee", password], { input: files[password] ?? "" });
  expect((await makePlan(api(), cluster.id)).body?.changeCount).toBe(0);
});
