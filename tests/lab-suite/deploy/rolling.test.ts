import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type ClusterResource, destinationResourceSchema } from "@/lib/api/resources/cluster";
import type { LabHostName } from "@/tests/lab/lab-hosts";
import { applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { kernelTable, vipHolders } from "../acceptance/on-hosts";
import { panelOfThisFile } from "../acceptance/panel-of-this-file";
import { sharesOf } from "../acceptance/shares";
import { theLab } from "../the-lab";
import { setKeepAlive, startWeb, stopWeb } from "../web-server";
import { startLoad } from "./load";
import { type Signalbox, signalboxFor } from "./signalbox";

// A rolling deploy as a pipeline does it, by the command line, while clients with and without keep-alive go on asking.
const lab = theLab();
const { api, panel } = panelOfThisFile();
const vip = "10.77.0.86";
const url = `http://${vip}/`;
const servers = ["rs1", "rs2", "rs3", "rs4"] as const;
const eventually = { timeout: 60_000, interval: 500 };
let cluster: ClusterResource;
let signalbox: Signalbox;

beforeAll(async () => {
  for (const server of servers) await setKeepAlive(lab, server, 10);
  const weights = { rs1: 2, rs2: 2, rs3: 2, rs4: 2 };
  const options = { name: "web", engine: "keepalived", vip, virtualRouterId: 86, weights } as const;
  cluster = await describeLabCluster(api(), lab, options);
  await applyCluster(api(), cluster.id);
  await vi.waitFor(async () => expect(await vipHolders(lab, vip)).toEqual(["director1"]), eventually);
  await vi.waitFor(async () => expect(Object.keys(await shares())).toHaveLength(4), eventually);
  signalbox = await signalboxFor(panel(), api());
}, 300_000);

afterAll(async () => {
  signalbox?.end();
  for (const server of servers) await setKeepAlive(lab, server, 0);
});

/** Stopped, changed, started: what a deploy does to a web server. */
async function deploy(server: LabHostName): Promise<void> {
  await stopWeb(lab, server);
  await lab.script(server, "sleep 1");
  await startWeb(lab, server);
}

/** By connections of their own: servers keep them open here. */
async function shares() {
  const curl = ["curl", "-s", "-m", "3", "-H", "connection: close", `${url}?[1-40]`];
  return sharesOf((await lab.exec("client", curl)).stdout.split("\n").filter((line) => line !== ""));
}

async function mustRun(words: string): Promise<void> {
  const { code, stderr } = await signalbox.run(words);
  expect([words, code, stderr]).toEqual([words, 0, expect.any(String)]);
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return Math.round((performance.now() - startedAt) / 100) / 10;
}

test("four web servers are stopped, changed and started one after another, and no request fails", async () => {
  const load = await startLoad(lab, url);
  const startedAt = performance.now();
  for (const server of servers) {
    const drain = await secondsOf(() => mustRun(`drain ${server} --wait --timeout 2m --lease 10m --reason deploy`));
    // To the VIP: a check of keepalived, to the server's own address, may be under way.
    const connections = await lab.script(server, `ss -Htn state established '( sport = :80 and src ${vip} )' | wc -l`);
    const work = await secondsOf(() => deploy(server));
    const restore = await secondsOf(() => mustRun(`restore ${server}`));
    const isServing = async () => expect(await shares()).toHaveProperty(server);
    const back = await secondsOf(() => vi.waitFor(isServing, eventually));
    console.log(`${server}: drain ${drain} s, deploy ${work} s, restore ${restore} s, serving ${back} s later`);
    expect([server, connections]).toEqual([server, "0"]);
  }
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  const tallies = await load.end();
  console.log(`rolling deploy: ${seconds} s, ${JSON.stringify(tallies)}`);
  expect(tallies.kept.answered).toBeGreaterThan(100);
  expect(tallies.single.answered).toBeGreaterThan(100);
  expect(tallies).toMatchObject({ kept: { failed: 0 }, single: { failed: 0 } });
}, 600_000);

test("an idle server is drained soon after three samples say so", async () => {
  const start = await secondsOf(() => mustRun("--version"));
  const drain = await secondsOf(() => mustRun("drain rs4 --wait"));
  console.log(`drain --wait of an idle server: ${drain} s, of which ${start} s to start`);
  // Six seconds for the samples; the rest is what this slow lab takes for a push and a reload.
  expect(drain - start).toBeLessThan(20);
  await mustRun("restore rs4");
}, 120_000);

test("a client that uses its ports again is not sent back to a server that it had before the drain", async () => {
  const ports = Array.from({ length: 16 }, (_, index) => 40_001 + index);
  const sameAgain = async () => {
    const curls = ports.map((port) => `curl -s -m 3 --local-port ${port} -H 'connection: close' ${url} || true`);
    const answers = await lab.script("client", curls.join("\n"));
    return sharesOf(answers.split("\n").filter((line) => line !== ""));
  };
  expect(await sameAgain()).toHaveProperty("rs2");
  await mustRun("drain rs2");
  const after = await sameAgain();
  // A port whose connection the client closed first is not free yet: curl says so and goes on.
  expect(Object.keys(after).sort()).toEqual(["rs1", "rs3", "rs4"]);
  await mustRun("restore rs2");
}, 120_000);

test("asked for again, a drain takes back a weight that somebody set by hand on a director", async () => {
  await mustRun("drain rs2");
  await lab.script("director2", `ipvsadm -e -t ${vip}:80 -r 10.77.0.22:80 -g -w 5`);
  const again = await signalbox.run("drain rs2 --wait --timeout 20s -o json");
  // Asked again, the panel sets it right before it waits.
  expect([again.code, again.stderr]).toEqual([0, expect.any(String)]);
  await mustRun("restore rs2");
}, 120_000);

test("a command that is killed leaves an operation to be waited for, and its lease brings the server back", async () => {
  const destination = cluster.services[0]?.destinations.find(({ realServerName }) => realServerName === "rs3");
  const words = ["drain", "rs3", "--lease", "5s", "--wait", "--timeout", "60s"];
  const child = spawn(process.execPath, [signalbox.program, ...words], { env: signalbox.env });
  const [told] = await once(child.stderr, "data");
  expect(String(told)).toContain("rs3: operation ");
  child.kill("SIGKILL");
  await once(child, "exit");
  const isBack = async () => {
    const now = await api().get(`/destinations/${destination?.id}`, destinationResourceSchema);
    expect(now).toMatchObject({ weight: 2, appliedWeight: 2, hold: null, holds: [] });
  };
  await vi.waitFor(isBack, eventually);
  await vi.waitFor(async () => expect(await shares()).toHaveProperty("rs3"), eventually);
}, 120_000);

// After the others: a connection that lives through a move of the VIP stays in a director's table as if it were open.
test("a drained server stays drained through a failing check, a reload, a restart and a failover", async () => {
  await mustRun("drain rs1");
  const drained = `-a -t ${vip}:80 -r 10.77.0.21:80 -g -w 0`;
  const isDrained = async () => {
    for (const director of ["director1", "director2"] as const) {
      expect(await kernelTable(lab, director, vip)).toContain(drained);
    }
  };
  await isDrained();
  await stopWeb(lab, "rs1");
  await vi.waitFor(async () => expect(await kernelTable(lab, "director1", vip)).not.toContain(drained), eventually);
  await startWeb(lab, "rs1");
  await vi.waitFor(isDrained, eventually);
  await lab.script("director1", "systemctl reload keepalived");
  await lab.script("director2", "systemctl restart keepalived");
  await vi.waitFor(isDrained, eventually);
  await lab.script("director1", "systemctl stop keepalived");
  await vi.waitFor(async () => expect(await vipHolders(lab, vip)).toEqual(["director2"]), eventually);
  expect(await shares()).not.toHaveProperty("rs1");
  await lab.script("director1", "systemctl start keepalived");
  await vi.waitFor(async () => expect(await vipHolders(lab, vip)).toEqual(["director1"]), eventually);
  await vi.waitFor(isDrained, eventually);
  const restored = await signalbox.run("restore rs1 -o json");
  expect(JSON.parse(restored.stdout)).toMatchObject({
    verb: "restore",
    results: [{ target: "rs1", state: "confirmed" }],
  });
  await vi.waitFor(async () => expect(await shares()).toHaveProperty("rs1"), eventually);
}, 300_000);

// Last, because connections that it breaks stay in the table as if they were open, for a quarter of an hour.
test("the same by stopping the web server alone loses requests", async () => {
  const load = await startLoad(lab, url);
  for (const server of servers) {
    await deploy(server);
    await vi.waitFor(async () => expect(await shares()).toHaveProperty(server), eventually);
  }
  const tallies = await load.end();
  console.log(`stopping alone: ${JSON.stringify(tallies)}`);
  expect(tallies.kept.failed + tallies.single.failed).toBeGreaterThan(0);
}, 300_000);
