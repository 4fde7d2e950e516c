import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Operation, Prisma } from "@/lib/db/generated/client";
import { loadDesiredCluster } from "@/lib/db/load-desired-cluster";
import { runCommandLine } from "@/tests/unit/cli/test-terminal";
import { createExampleCluster, type ExampleIds } from "../../support/cluster-by-api";
import { type Panel, startPanel } from "../../support/panel";
import { panelAccess } from "../../support/panel-access";

// The command line against real routes. There is no worker: operations end as each test says.
type End = Pick<Operation, "state"> & { readonly problem?: Prisma.InputJsonValue };

let panel: Panel;
let ids: ExampleIds;
let token: string;
let ends: End;
let requests: string[];
beforeAll(async () => {
  panel = await startPanel();
  token = await makeToken(["drain", "offline", "cut", "restore", "weight"]);
});
afterAll(() => panel.close());

/** A service with two destinations of weight 1, in force, in the only cluster. */
beforeEach(async () => {
  const { prisma } = panel.database;
  await prisma.operation.deleteMany();
  await prisma.virtualService.deleteMany();
  await prisma.cluster.deleteMany();
  ids = await createExampleCluster(panel);
  const { model } = (await loadDesiredCluster(prisma, ids.clusterId)) ?? {};
  if (model === undefined) throw new Error("the cluster is there");
  await prisma.clusterRevision.create({
    data: { clusterId: ids.clusterId, number: 1, model, files: {}, actorName: "test" },
  });
  [ends, requests] = [{ state: "confirmed" }, []];
});

async function makeToken(verbs: readonly string[]): Promise<string> {
  const answer = await panel.call("POST", "/api/v1/tokens", { as: "operator", body: { name: "ci", verbs } });
  return answer.body.token;
}

async function run(words: string, { as = token, interrupted }: { as?: string; interrupted?: AbortSignal } = {}) {
  const access = panelAccess(panel, as, async (method, { pathname }) => {
    requests.push(`${method} ${pathname}`);
    if (method === "GET" && pathname.includes("/operations/")) await endOperations();
  });
  return await runCommandLine(words.split(" "), { panel: access, ...(interrupted !== undefined && { interrupted }) });
}

async function endOperations(): Promise<void> {
  await panel.database.prisma.operation.updateMany({
    where: { finishedAt: null },
    data: { ...ends, finishedAt: new Date() },
  });
}

async function destination(index: 0 | 1 = 0) {
  return (await panel.call("GET", `/api/v1/destinations/${ids.destinationIds[index]}`, { as: "viewer" })).body;
}

test("drains a real server by name and by address, and brings it back", async () => {
  const drained = await run("drain web1 --wait --timeout 2m --lease 30m --reason deploy -o json");
  expect(drained.exitCode).toBe(0);
  expect(JSON.parse(drained.out)).toMatchObject({
    verb: "drain",
    results: [{ target: "web1", exitCode: 0, state: "confirmed", changed: true, problem: null }],
  });
  expect(drained.err).toMatch(/web1: operation [0-9a-f-]{36}\n/);
  const operation = await panel.database.prisma.operation.findFirstOrThrow();
  expect(operation.request).toMatchObject({ drainLimitSec: 120, asked: { leaseSec: 1800, reason: "deploy" } });
  const { address } = await destination();
  expect((await run(`restore ${address}`)).exitCode).toBe(0);
  expect(await destination()).toMatchObject({ weight: 1, hold: null });
});

test("names one service, and one port of it, by what stands before and after", async () => {
  expect((await run("offline web/web2:80")).exitCode).toBe(0);
  expect(requests).toContain(`POST /api/v1/destinations/${ids.destinationIds[1]}/offline`);
  expect(await run("drain web/web2:81")).toMatchObject({ exitCode: 2, out: "" });
});

test.each([
  [{ state: "timed_out", problem: { code: "drain.timed_out", params: { active: 3 } } }, 3, "3 connections were left"],
  [{ state: "partial", problem: { code: "host.unreachable", params: { host: "lb2" } } }, 7, "done in part"],
  [{ state: "rolled_back" }, 8, "rolled back"],
  [{ state: "failed" }, 8, "not done"],
  [{ state: "failed", problem: { code: "drain.superseded", params: {} } }, 5, "brought back"],
  [{ state: "failed", problem: { code: "guard.forbids", params: {} } }, 4, "not done"],
  [{ state: "unknown" }, 9, "outcome unknown"],
] satisfies [End, number, string][])(
  "an operation that ends as %o ends the command with %i",
  async (end, code, words) => {
    ends = end;
    const { exitCode, err } = await run("drain web1");
    expect([exitCode, err]).toEqual([code, expect.stringContaining(words)]);
  },
);

test("what a guard refuses is 4, and the next target is left alone", async () => {
  const { exitCode, out } = await run("cut web1 web2 web1 -o json");
  expect(exitCode).toBe(4);
  const { results } = JSON.parse(out);
  expect(results.map(({ state }: { state: string }) => state)).toEqual(["confirmed", "refused", "skipped"]);
  expect(results[1].problem).toContain("web");
});

test("what is to stay available is given in percent", async () => {
  expect((await run("drain web1 --min-available 60%")).exitCode).toBe(4);
  expect((await run("drain web1 --min-available 50")).exitCode).toBe(0);
  expect((await run("drain web1 --min-available lots")).exitCode).toBe(2);
});

test("keeps going when it is told to", async () => {
  const { exitCode, out } = await run("drain web1 web2 web1 --keep-going -o json");
  expect(exitCode).toBe(4);
  const states = JSON.parse(out).results.map(({ state }: { state: string }) => state);
  expect(states).toEqual(["confirmed", "refused", "confirmed"]);
});

test("a weight of what is held is a conflict, of what serves it is set", async () => {
  expect((await run("weight web2 7")).exitCode).toBe(0);
  expect(await destination(1)).toMatchObject({ weight: 7 });
  await run("drain web1");
  expect((await run("weight web1 9")).exitCode).toBe(5);
  expect((await run("weight web1 65536")).exitCode).toBe(2);
});

test("a weight in percent is of the full weight, asked twice or not", async () => {
  await run("weight web2 9");
  expect((await run("weight web2 33%")).exitCode).toBe(0);
  await run("weight web2 33%");
  expect(await destination(1)).toMatchObject({ weight: 3 });
  await run("weight web2 100%");
  expect(await destination(1)).toMatchObject({ weight: 9 });
  expect((await run("weight web2 101%")).exitCode).toBe(2);
});

test("a maintenance takes a server out, is listed, and ends for that server alone", async () => {
  const started = await run("maintenance start web1 --reason disk --until 2h");
  expect([started.exitCode, started.err]).toEqual([0, expect.stringContaining("web1: maintenance ")]);
  expect(await destination()).toMatchObject({ weight: 0, hold: { kind: "drain" } });
  const [listed] = JSON.parse((await run("maintenance ls -o json")).out);
  expect(listed).toMatchObject({ realServerName: "web1", reason: "disk", state: "active" });
  expect(Date.parse(listed.until) - Date.parse(listed.createdAt)).toBeGreaterThan(7_190_000);
  expect((await run("maintenance ls")).out).toContain("web1");
  expect((await run("maintenance end web2")).exitCode).toBe(2);
  expect((await run("maintenance end web1 --force --reason done")).exitCode).toBe(0);
  expect(await destination()).toMatchObject({ weight: 1, hold: null });
  expect((await run("maintenance start web1")).exitCode).toBe(2);
  expect((await run("maintenance start web1 --reason x --until never")).exitCode).toBe(2);
});

test("what the token may not do is 6, and so is a token that nobody knows", async () => {
  const reader = await makeToken([]);
  expect((await run("drain web1", { as: reader })).exitCode).toBe(6);
  expect((await run("ls", { as: reader })).exitCode).toBe(0);
  expect((await run("ls", { as: `sbx_${"A".repeat(43)}` })).exitCode).toBe(6);
});

test("a dry run prints what would happen, and what guards would say", async () => {
  const { exitCode, out, err } = await run("drain web1 --dry-run -o json");
  expect(exitCode).toBe(0);
  expect(err).toContain("web: connections that exist go on until they end");
  expect(JSON.parse(out).results[0]).toMatchObject({ state: "dry_run", items: [{ after: { weight: 0 } }] });
  expect(await destination()).toMatchObject({ weight: 1, hold: null });
});

test("the same key takes the same operation up again", async () => {
  const key = randomUUID();
  const first = JSON.parse((await run(`drain web1 --key ${key} -o json`)).out);
  const again = JSON.parse((await run(`drain web1 --key ${key} -o json`)).out);
  expect(again.results[0].operation).toBe(first.results[0].operation);
});

test("waits until nobody is left also when that is spelt out, and for nothing else", async () => {
  await run("drain web1 --until active=0 --timeout 1m");
  expect((await panel.database.prisma.operation.findFirstOrThrow()).request).toMatchObject({ drainLimitSec: 60 });
  expect((await run("drain web1 --until active=5")).exitCode).toBe(2);
});

test("interrupted, it says that what was asked for goes on, and ends as a shell expects", async () => {
  const interrupt = new AbortController();
  ends = { state: "running" };
  const running = run("op wait 0199d1a0-0000-7000-8000-000000000000", { interrupted: interrupt.signal });
  interrupt.abort("SIGTERM");
  expect(await running).toMatchObject({ exitCode: 143, err: expect.stringContaining("goes on") });
});

test("op wait ends as the command that was interrupted would have", async () => {
  await panel.call("POST", `/api/v1/real-servers/${ids.realServerIds[0]}/drain`, { as: "operator", body: {} });
  const { id } = await panel.database.prisma.operation.findFirstOrThrow();
  ends = { state: "timed_out", problem: { code: "drain.timed_out", params: { active: 1 } } };
  expect(await run(`op wait ${id}`)).toMatchObject({ exitCode: 3 });
});

test("ls, show and status print tables, or everything as JSON", async () => {
  await run("drain web1 --reason disk");
  const all = await run("ls");
  expect(all.out.split("\n")[0]).toMatch(/^CLUSTER +SERVICE +REAL SERVER +ADDRESS +WEIGHT +STATE$/);
  expect(all.out).toMatch(/web +web1 .* drained\n/);
  expect(all.out).toMatch(/web +web2 .* in service\n/);
  const problems = await run("status --problems -o wide");
  expect(problems.out).toMatch(/web1 .* operator \(ci\) +disk\n/);
  expect(problems.out).not.toContain("web2");
  expect(JSON.parse((await run("show web2 -o json")).out)).toMatchObject([{ destination: { realServerName: "web2" } }]);
});
