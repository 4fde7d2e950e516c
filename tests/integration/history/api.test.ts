import { afterAll, beforeAll, expect, test } from "vitest";
import { eachAverage, type Frame, sampleValues } from "@/lib/history/frame";
import { type Level, minuteLevel, sampleLevel } from "@/lib/history/levels";
import { rollUp } from "@/lib/history/roll-up";
import { createDemoCluster, type DemoCluster } from "@/tests/support/demo-cluster";
import { type Panel, startPanel } from "@/tests/support/panel";

const service = "TCP 10.77.0.100:80";
const minuteMs = 60_000;
/** The minute before last, whole. */
const startMs = Math.floor(Date.now() / minuteMs) * minuteMs - 2 * minuteMs;

let panel: Panel;
let cluster: DemoCluster;
let directorId = "";
beforeAll(async () => {
  panel = await startPanel();
  cluster = await createDemoCluster(panel.database);
  directorId = cluster.directors[0]?.id ?? "";
});
afterAll(() => panel.close());

function sample(atMs: number, value: number, destinations: readonly string[] = ["10.0.0.1:80"]): Frame {
  const series = [
    { service: null, destination: null },
    { service, destination: null },
    ...destinations.map((destination) => ({ service, destination })),
  ];
  return { atMs, series, values: sampleValues(eachAverage(() => Float64Array.from(series, () => value))) };
}

async function write(level: Level, frames: readonly Frame[]): Promise<void> {
  for (const frame of frames) await panel.services.history.write(level, directorId, frame);
}

async function history(query: Record<string, string>) {
  const span = { from: new Date(startMs).toISOString(), to: new Date(startMs + minuteMs).toISOString() };
  const search = new URLSearchParams({ clusterId: cluster.clusterId, ...span, ...query });
  return await panel.call("GET", `/api/v1/history?${search}`, { as: "viewer" });
}

test("an hour without a sample has no series; a time without one is null between those that have, never 0", async () => {
  expect((await history({})).body).toMatchObject({ step: 4, series: [], omitted: 0, marks: [] });
  await write(sampleLevel, [
    sample(startMs, 10),
    sample(startMs + 2_000, 20),
    sample(startMs + 4_000, 30),
    sample(startMs + 12_000, Number.NaN),
    sample(startMs + 16_000, 50),
  ]);
  const { body } = await history({ service });
  const one = body.series.find((each: { destination: string | null }) => each.destination !== null);
  expect(one).toMatchObject({ director: cluster.directors[0]?.name, service, destination: "10.0.0.1:80" });
  expect(one.connPerSec.slice(0, 6)).toEqual([15, 30, null, null, 50, null]);
  expect(one.connPerSecMax.slice(0, 2)).toEqual([20, 30]);
  expect(one.connPerSec).toHaveLength(15);
});

test("without a service come directors and services; with one its destinations, or one of them", async () => {
  const keys = async (query: Record<string, string>): Promise<[string | null, string | null][]> =>
    (await history(query)).body.series.map((each: { service: string | null; destination: string | null }) => [
      each.service,
      each.destination,
    ]);
  expect(await keys({})).toEqual([
    [null, null],
    [service, null],
  ]);
  expect(await keys({ service })).toEqual([
    [service, null],
    [service, "10.0.0.1:80"],
  ]);
  expect(await keys({ service, destination: "10.0.0.1:80" })).toEqual([[service, "10.0.0.1:80"]]);
  expect(await keys({ directorId: cluster.directors[1]?.id ?? "" })).toEqual([]);
});

test("after the newest minute come the samples of the one that is not over", async () => {
  const fromMs = startMs - 600 * minuteMs;
  const rolled = rollUp([sample(startMs - minuteMs, 100)], startMs - minuteMs);
  if (rolled === null) throw new Error("no frame");
  await write(minuteLevel, [rolled]);
  const { body } = await history({ service, from: new Date(fromMs).toISOString(), points: "1000" });
  expect(body.step).toBe(60);
  expect(body.series[0].connPerSec.slice(-2)).toEqual([100, 27.5]);
});

test("too many destinations: the busiest stay, and the answer says how many are missing", async () => {
  const many = Array.from({ length: 250 }, (_, index) => `10.0.1.${index}:80`);
  await write(sampleLevel, [sample(startMs + 40_000, 1, many)]);
  const { body } = await history({ service });
  expect(body.series).toHaveLength(200);
  expect(body.omitted).toBe(52);
  expect(body.series.map((each: { destination: string | null }) => each.destination)).toContain("10.0.0.1:80");
});

test("what was carried out meanwhile is marked; what was refused before it reached a host is not", async () => {
  const at = new Date(startMs + 30_000);
  const shared = { clusterId: cluster.clusterId, request: {}, actorName: "Ada", finishedAt: at } as const;
  await panel.database.prisma.operation.createMany({
    data: [
      { ...shared, kind: "weight", state: "confirmed", startedAt: at, kernelReadAt: at, reason: "deploy 7" },
      { ...shared, kind: "apply", state: "failed" },
    ],
  });
  const { body } = await history({});
  expect(body.marks).toMatchObject([
    { at: at.toISOString(), kind: "change", operation: { kind: "weight", state: "confirmed", reason: "deploy 7" } },
  ]);
});

test("a VIP that moved is marked with the director that has it since", async () => {
  const at = new Date(startMs + 50_000);
  const [director] = cluster.directors;
  const params = { vip: "10.77.0.100", from: "lb2", to: "lb1" };
  await panel.database.prisma.event.create({
    data: {
      ...{ at, kind: "vrrp_transition", phase: "happened", severity: "warning", object: "10.77.0.100", params },
      ...{ clusterId: cluster.clusterId, hostId: director?.hostId ?? null },
    },
  });
  expect((await history({})).body.marks.at(-1)).toEqual({
    ...{ at: at.toISOString(), kind: "failover", directorId, operation: null },
    sentence: { code: "happened.vrrp_transition", params },
  });
});

test("another cluster's director, and a cluster that is not the token's, are not found", async () => {
  const other = await createDemoCluster(panel.database, { vip: "10.77.0.101" });
  expect((await history({ directorId: other.directors[0]?.id ?? "" })).status).toBe(404);
  const body = { name: "ci", verbs: ["drain"], clusterIds: [other.clusterId], serviceIds: [], expiresInDays: 1 };
  const { body: token } = await panel.call("POST", "/api/v1/tokens", { as: "operator", body });
  const headers = { authorization: `Bearer ${token.token}` };
  const ask = async (clusterId: string): Promise<number> => {
    const span = `from=${new Date(startMs).toISOString()}&to=${new Date(startMs + minuteMs).toISOString()}`;
    return (await panel.call("GET", `/api/v1/history?clusterId=${clusterId}&${span}`, { headers })).status;
  };
  expect(await ask(other.clusterId)).toBe(200);
  expect(await ask(cluster.clusterId)).toBe(404);
});

test("a wish that makes no sense is told what is wrong with it", async () => {
  const early = new Date(startMs - minuteMs).toISOString();
  const codesOf = async (query: Record<string, string>): Promise<string[]> =>
    (await history(query)).body.problems.map(({ code }: { code: string }) => code);
  expect(await codesOf({ to: early })).toEqual(["history.to"]);
  expect(await codesOf({ from: "2020-01-01T00:00:00Z" })).toEqual(["history.from"]);
  expect(await codesOf({ destination: "10.0.0.1:80" })).toEqual(["history.service"]);
  expect(await codesOf({ points: "5" })).toEqual(["history.points"]);
});
