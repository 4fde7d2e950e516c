import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import { type MaintenanceResource, maintenanceResourceSchema } from "@/lib/api/resources/maintenance";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import { applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { confirmed } from "@/tests/support/panel/wait-for-operation";
import { kernelTable, vipHolders } from "../acceptance/on-hosts";
import { panelOfThisFile } from "../acceptance/panel-of-this-file";
import { sharesOf } from "../acceptance/shares";
import { theLab } from "../the-lab";
import { setKeepAlive, startWeb, stopWeb } from "../web-server";
import { startLoad } from "./load";

// Two people work on one server for reasons of their own, and leave its web server stopped. Clients go on asking.
const lab = theLab();
const { api } = panelOfThisFile();
const vip = "10.77.0.84";
const url = `http://${vip}/`;
const servers = ["rs1", "rs2"] as const;
const eventually = { timeout: 60_000, interval: 500 };
let cluster: ClusterResource;

beforeAll(async () => {
  for (const server of servers) await setKeepAlive(lab, server, 10);
  const weights = { rs1: 2, rs2: 2 };
  const options = { name: "web", engine: "keepalived", vip, virtualRouterId: 84, weights } as const;
  cluster = await describeLabCluster(api(), lab, options);
  await applyCluster(api(), cluster.id);
  await vi.waitFor(async () => expect(await vipHolders(lab, vip)).toEqual(["director1"]), eventually);
  await vi.waitFor(async () => expect(Object.keys(await shares())).toHaveLength(2), eventually);
}, 300_000);

afterAll(async () => {
  for (const server of servers) await setKeepAlive(lab, server, 0);
});

/** By connections of their own: servers keep them open here. */
async function shares() {
  const curl = ["curl", "-s", "-m", "3", "-H", "connection: close", `${url}?[1-20]`];
  return sharesOf((await lab.exec("client", curl)).stdout.split("\n").filter((line) => line !== ""));
}

async function plan(body: object): Promise<MaintenanceResource> {
  const rs1 = cluster.realServers.find(({ name }) => name === "rs1");
  return await api().post(`/real-servers/${rs1?.id}/maintenances`, body, maintenanceResourceSchema);
}

const read = (id: string) => api().get(`/maintenances/${id}`, maintenanceResourceSchema);
const end = (id: string) => api().post(`/maintenances/${id}/end`, {}, maintenanceResourceSchema);

test("a server in maintenance comes back when the last reason is gone and it answers again, and no request fails", async () => {
  const load = await startLoad(lab, url);
  const disk = await plan({ reason: "new disk", drainLimitSec: 120 });
  await confirmed(api(), await api().get(`/operations/${disk.operationId}`, operationResourceSchema));
  const kernel = await plan({ reason: "new kernel", until: new Date(Date.now() + 3_600_000).toISOString() });
  await stopWeb(lab, "rs1");

  await end(disk.id);
  await vi.waitFor(async () => expect(await read(disk.id)).toMatchObject({ state: "ended" }), eventually);
  expect(await read(kernel.id)).toMatchObject({ state: "active" });
  expect(await shares()).not.toHaveProperty("rs1");

  await end(kernel.id);
  const sees = async () => {
    const { state, health } = await read(kernel.id);
    expect(state).toBe("ending");
    expect(health?.faults.map(({ directorName }) => directorName).sort()).toEqual(["director1", "director2"]);
    return health?.lookedAt ?? "";
  };
  const first = await vi.waitFor(sees, eventually);
  await vi.waitFor(async () => expect((await sees()) > first).toBe(true), eventually);
  for (const director of ["director1", "director2"] as const) {
    expect((await kernelTable(lab, director, vip)).join("\n")).not.toMatch(/10\.77\.0\.21:80 .*-w [1-9]/);
  }

  await startWeb(lab, "rs1");
  const startedAt = performance.now();
  await vi.waitFor(
    async () => expect(await read(kernel.id)).toMatchObject({ state: "ended", forced: false }),
    eventually,
  );
  const seenAfter = Math.round(performance.now() - startedAt) / 1000;
  await vi.waitFor(async () => expect(await shares()).toHaveProperty("rs1"), eventually);
  const tallies = await load.end();
  console.log(`good ${seenAfter} s after nginx answered again; ${JSON.stringify(tallies)}`);
  expect(tallies.kept.answered).toBeGreaterThan(50);
  expect(tallies).toMatchObject({ kept: { failed: 0 }, single: { failed: 0 } });
}, 300_000);
