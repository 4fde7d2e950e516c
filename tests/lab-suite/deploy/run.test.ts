import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import { type RunItemResource, type RunResource, runResourceSchema } from "@/lib/api/resources/run";
import { applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { kernelTable, vipHolders } from "../acceptance/on-hosts";
import { panelOfThisFile } from "../acceptance/panel-of-this-file";
import { sharesOf } from "../acceptance/shares";
import { theLab } from "../the-lab";
import { setKeepAlive, startWeb, stopWeb } from "../web-server";
import { startLoad } from "./load";

// A rolling deploy as the panel carries it out by itself, with a program that is called for nothing but the deploy.
const lab = theLab();
const { api } = panelOfThisFile();
const vip = "10.77.0.85";
const url = `http://${vip}/`;
const servers = ["rs1", "rs2", "rs3", "rs4"] as const;
const eventually = { timeout: 60_000, interval: 500 };
let cluster: ClusterResource;

beforeAll(async () => {
  for (const server of servers) await setKeepAlive(lab, server, 10);
  const weights = { rs1: 20, rs2: 20, rs3: 20, rs4: 20 };
  const options = { name: "runs", engine: "keepalived", vip, virtualRouterId: 85, weights } as const;
  cluster = await describeLabCluster(api(), lab, options);
  await applyCluster(api(), cluster.id);
  await vi.waitFor(async () => expect(await vipHolders(lab, vip)).toEqual(["director1"]), eventually);
  await vi.waitFor(async () => expect(Object.keys(await shares())).toHaveLength(4), eventually);
}, 300_000);

afterAll(async () => {
  for (const server of servers) await setKeepAlive(lab, server, 0);
});

/** Stopped, changed, started: what a deploy does to a web server. */
async function deploy(server: string): Promise<void> {
  const host = servers.find((name) => name === server);
  if (host === undefined) throw new Error(`${server} is none of the servers`);
  await stopWeb(lab, host);
  await lab.script(host, `sed -i '1s/^/# deploy\\n/' /etc/nginx/nginx.conf`);
  await startWeb(lab, host);
}

/** By connections of their own: servers keep them open here. */
async function shares() {
  const curl = ["curl", "-s", "-m", "3", "-H", "connection: close", `${url}?[1-40]`];
  return sharesOf((await lab.exec("client", curl)).stdout.split("\n").filter((line) => line !== ""));
}

function realServerIds(): string[] {
  return servers.flatMap((server) => cluster.realServers.find(({ name }) => name === server)?.id ?? []);
}

async function read(id: string): Promise<RunResource> {
  return await api().get(`/runs/${id}`, runResourceSchema);
}

/** The run once this holds of it. */
async function until(id: string, fact: (run: RunResource) => boolean): Promise<RunResource> {
  return await vi.waitFor(
    async () => {
      const run = await read(id);
      expect([fact(run), run.state, run.waitsFor?.kind]).toEqual([true, run.state, run.waitsFor?.kind]);
      return run;
    },
    { timeout: 120_000, interval: 200 },
  );
}

/** "rs1: taking_out 0.5 s, draining 7.1 s, …" */
function timesOf({ target, times }: RunItemResource): string {
  const spans = times.flatMap(({ phase, at }, index) => {
    const next = times[index + 1];
    return next === undefined ? [] : [`${phase} ${(Date.parse(next.at) - Date.parse(at)) / 1000} s`];
  });
  return `${target.name}: ${spans.join(", ")}`;
}

test("a run takes four web servers through stop, change and start one after another, and no request fails", async () => {
  const load = await startLoad(lab, url);
  const asked = {
    ...{ kind: "rolling", clusterId: cluster.id, realServerIds: realServerIds(), minCapacityPercent: 60 },
    ...{ drainLimitSec: 120, hook: { kind: "continue", limitSec: 120 }, reason: "deploy 42" },
    ramp: { steps: [25, 100], everySec: 3 },
  };
  const { id } = await api().post("/runs", asked, runResourceSchema);
  for (const server of servers) {
    const run = await until(id, ({ items }) => items.find(({ phase }) => phase === "hook")?.target.name === server);
    const item = run.items.find(({ target }) => target.name === server);
    await deploy(server);
    await api().post(`/runs/${id}/items/${item?.id}/continue`, {}, runResourceSchema);
  }
  const ended = await until(id, ({ state }) => state === "succeeded");
  const tallies = await load.end();
  for (const item of ended.items) console.log(timesOf(item));
  const seconds = (Date.parse(ended.endedAt ?? "") - Date.parse(ended.createdAt)) / 1000;
  console.log(`rolling run: ${seconds} s, ${JSON.stringify(tallies)}`);
  expect(tallies.kept.answered).toBeGreaterThan(100);
  expect(tallies.single.answered).toBeGreaterThan(100);
  expect(tallies).toMatchObject({ kept: { failed: 0 }, single: { failed: 0 } });
  for (const server of servers) expect(await lab.script(server, "head -1 /etc/nginx/nginx.conf")).toContain("# deploy");
}, 600_000);

test("a server that does not answer after its deploy ends the run, stays out, and no client notices", async () => {
  const load = await startLoad(lab, url);
  const asked = {
    ...{ kind: "rolling", clusterId: cluster.id, realServerIds: realServerIds(), drainLimitSec: 120 },
    ...{ hook: { kind: "continue" }, healthGate: { checks: 2, withinSec: 20 } },
  };
  const { id } = await api().post("/runs", asked, runResourceSchema);
  const run = await until(id, ({ items }) => items[0]?.phase === "hook");
  await stopWeb(lab, "rs1");
  await api().post(`/runs/${id}/items/${run.items[0]?.id}/continue`, {}, runResourceSchema);
  const ended = await until(id, ({ state }) => state === "failed");
  expect(ended.problem).toEqual({ code: "run.not_all_back", params: { names: "rs1" } });
  expect(ended.items.map(({ phase, out, problem }) => [phase, out, problem?.code])).toEqual([
    ["failed", true, "run.left_out"],
    ...[1, 2, 3].map(() => ["skipped", false, undefined]),
  ]);
  const tallies = await load.end();
  console.log(`a deploy that fails: ${JSON.stringify(tallies)}`);
  expect(tallies).toMatchObject({ kept: { failed: 0 }, single: { failed: 0 } });
  await startWeb(lab, "rs1");
  await api().post(`/real-servers/${realServerIds()[0]}/restore`, { all: true }, operationResourceSchema);
  await vi.waitFor(async () => expect(await shares()).toHaveProperty("rs1"), eventually);
}, 300_000);

test("an aborted run puts back in the kernels of both directors what it had taken out", async () => {
  const asked = {
    ...{ kind: "rolling", clusterId: cluster.id, realServerIds: realServerIds(), batchSize: 2 },
    hook: { kind: "manual" },
  };
  const { id } = await api().post("/runs", asked, runResourceSchema);
  await until(id, ({ items }) => items.filter(({ phase }) => phase === "hook").length === 2);
  const weightOf = async (director: "director1" | "director2", address: string) =>
    (await kernelTable(lab, director, vip)).find((line) => line.includes(`-r ${address}:80`))?.match(/-w (\d+)/)?.[1];
  for (const director of ["director1", "director2"] as const) expect(await weightOf(director, "10.77.0.21")).toBe("0");
  await api().post(`/runs/${id}/abort`, {}, runResourceSchema);
  await until(id, ({ state }) => state === "aborted");
  for (const director of ["director1", "director2"] as const) {
    for (const address of ["10.77.0.21", "10.77.0.22"]) {
      await vi.waitFor(async () => expect(await weightOf(director, address)).toBe("20"), eventually);
    }
  }
}, 180_000);
