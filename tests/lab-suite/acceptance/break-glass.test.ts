import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type ClusterResource, clusterResourceSchema } from "@/lib/api/resources/cluster";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import { restoreResourceSchema } from "@/lib/api/resources/restore";
import { fault } from "@/tests/faults/fault";
import { addLabHost, applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { PanelApi } from "@/tests/support/panel/panel-api";
import { type Panel, startPanel } from "@/tests/support/panel/start-panel";
import { confirmed, makePlan } from "@/tests/support/panel/wait-for-operation";
import { readmeCommands } from "@/tests/support/readme-commands";
import { mustRun } from "@/tests/support/run-command";
import { cleanHosts } from "../clean-hosts";
import { theLab } from "../the-lab";
import { kernelTable, vipHolders } from "./on-hosts";
import { admin } from "./panel-of-this-file";

// The worst day, in the order of its tests: the panel and its database are gone, directors are broken by hand, and the
// panel that comes back knows less than its hosts.
const lab = theLab();
const vip = "10.77.0.87";
const directors = ["director1", "director2"] as const;
const conf = "/etc/keepalived/keepalived.conf";
const eventually = { timeout: 60_000, interval: 500 };

let folder: string;
let panel: Panel;
let api: PanelApi;
let cluster: ClusterResource;

const place = (name: string) => path.join(folder, name);

beforeAll(async () => {
  await cleanHosts(lab);
  folder = mkdtempSync(path.join(tmpdir(), "signalbox-break-glass-"));
  panel = await startPanel({ dataDir: place("first") });
  api = new PanelApi(panel.origin);
  await api.setUp(await panel.setupToken(), admin);
}, 300_000);
afterAll(async () => {
  await panel?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function npmRun(script: "backup" | "restore", dataDir: string): Promise<void> {
  const env = { ...process.env, DATA_DIR: dataDir };
  await mustRun(process.execPath, ["--import", "tsx", `bin/${script}.ts`, place("panel.backup")], { env });
}

async function setWeight(weight: number) {
  const { services } = await api.get(`/clusters/${cluster.id}`, clusterResourceSchema);
  const destination = services[0]?.destinations.find(({ realServerName }) => realServerName === "rs1");
  if (destination === undefined) throw new Error("no destination rs1");
  return await api.patch(`/destinations/${destination.id}`, destination, { weight }, operationResourceSchema);
}

const tables = async () => await Promise.all(directors.map((name) => kernelTable(lab, name, vip)));
/** Whatever is written to a director shows in one of these. */
const traces = async () =>
  await Promise.all(
    directors.map((name) =>
      lab.script(name, `ipvsadm -Sn; stat -c '%n %Z %s' ${conf} /run/signalbox/* /var/lib/signalbox/*; cat ${conf}`),
    ),
  );

test("a cluster is applied, the panel is backed up while it runs, and a later weight is not in the backup", async () => {
  for (const name of [...directors, "rs1", "rs2"] as const) await addLabHost(api, lab, name);
  const options = {
    name: "night",
    engine: "keepalived",
    vip,
    virtualRouterId: 87,
    weights: { rs1: 3, rs2: 1 },
  } as const;
  cluster = await describeLabCluster(api, lab, options);
  await applyCluster(api, cluster.id);
  await vi.waitFor(async () => expect(await vipHolders(lab, vip)).toEqual(["director1"]), eventually);
  await npmRun("backup", place("first"));
  await confirmed(api, await setWeight(9));
  for (const table of await tables()) expect(table.join("\n")).toContain("-w 9");
});

fault(
  {
    promise: "R23",
    fault: "panel and database gone, directors broken by hand; restored by what their README says",
    limit: 3,
    unit: "commands",
  },
  async () => {
    let most = 0;
    await panel.stop();
    const before = await tables();
    for (const [index, name] of directors.entries()) {
      await lab.script(name, `systemctl stop keepalived; echo nonsense >${conf}; ipvsadm -C`);
      const readme = await lab.script(name, "cat /var/lib/signalbox/last-good/README");
      const [commands = []] = readmeCommands(readme);
      most = Math.max(most, commands.length);
      for (const command of commands) await lab.script(name, command);
      await vi.waitFor(async () => expect(await kernelTable(lab, name, vip)).toEqual(before[index]), eventually);
    }
    await vi.waitFor(async () => expect(await vipHolders(lab, vip)).toEqual(["director1"]), eventually);
    const answer = await lab.script("client", `curl -s --max-time 5 http://${vip}/`);
    expect(answer).toMatch(/^rs[12]/);
    return { trials: directors.length, worst: most };
  },
);

test("a panel restored from an older backup looks, says what differs, and writes nothing", async () => {
  await mustRun("mkdir", ["-p", place("second/worker")]);
  await mustRun("cp", ["-p", place("first/worker/master.key"), place("second/worker/master.key")]);
  await npmRun("restore", place("second"));
  const before = await traces();
  panel = await startPanel({ dataDir: place("second") });
  api = new PanelApi(panel.origin);
  await api.signIn(admin.email, admin.password);
  await expect(setWeight(5)).rejects.toThrow("installation.observing");
  await expect(api.post("/restore/accept", undefined, restoreResourceSchema)).rejects.toThrow("not_compared");
  await makePlan(api, cluster.id);
  const { clusters } = await api.get("/restore", restoreResourceSchema);
  expect(clusters).toMatchObject([{ name: "night", plan: { state: "ready", problemCount: 0 } }]);
  expect(clusters[0]?.plan?.hosts).toEqual(["director2", "director1"]);
  expect(await traces()).toEqual(before);
});

test("once accepted it writes again, although the hosts remember the epochs of the panel before", async () => {
  await api.post("/restore/accept", undefined, restoreResourceSchema);
  await applyCluster(api, cluster.id, "as in the backup");
  for (const table of await tables()) expect(table.join("\n")).toContain("-w 3");
  await confirmed(api, await setWeight(4));
  for (const table of await tables()) expect(table.join("\n")).toContain("-w 4");
});
