import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { countConnections } from "@/components/cluster/counted-connections";
import { ageMs, type Freshness, freshnessOf } from "@/components/live/freshness";
import { addSample, type RecentSample, rowKey } from "@/components/live/recent-samples";
import { type ClusterResource, serviceResourceSchema } from "@/lib/api/resources/cluster";
import { historyResourceSchema } from "@/lib/api/resources/history";
import { applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { theLab } from "../the-lab";
import { type Judgement, judgeHistory, judgeSnapshots, rateNames } from "./judge-figures";
import {
  countedBetween,
  countsOf,
  type KernelReading,
  type KernelReadings,
  rateBetween,
  startKernelReadings,
} from "./kernel-readings";
import { panelOfThisFile } from "./panel-of-this-file";
import { type Heard, type Recording, rateOf, recordSnapshots } from "./recorded-snapshots";

// What the panel tells of two services under load, against the same kernels read past the panel.
const lab = theLab();
const { api } = panelOfThisFile();
const vip = "10.77.0.219";
const directors = ["director1", "director2"] as const;
const loads = [
  { port: 80, perSec: 24, weights: { rs1: 3, rs2: 1 } },
  { port: 8080, perSec: 18, weights: { rs1: 1, rs2: 2 } },
] as const;
const serviceKeys = loads.map(({ port }) => `TCP ${vip}:${port}`);
const keys = loads.flatMap(({ port }, index) => {
  const service = serviceKeys[index] ?? "";
  return [service, rowKey(service, `10.77.0.21:${port}`), rowKey(service, `10.77.0.22:${port}`)];
});
const counters = ["connections", "inBytes"] as const;
/** The kernel adds up every 2 s: one sum more or less is to be less than 5 % of it. */
const comparedMs = 50_000;
/** Half of the span that a rate of the panel is counted over: how late it is. */
const lateMs = 3_000;
const cut = { make: "iptables -I INPUT -i mgmt0 -j DROP", mend: "iptables -D INPUT -i mgmt0 -j DROP" };
const soon = { timeout: 60_000, interval: 200 };

let cluster: ClusterResource;
let recording: Recording;
let beganMs: number;
/** From here on director1 carries a steady load. */
let steadyMs: number;
const kernels: Record<string, KernelReadings> = {};

beforeAll(async () => {
  const [first, second] = loads;
  cluster = await describeLabCluster(api(), lab, {
    ...{ name: "live", engine: "keepalived", vip, virtualRouterId: 69, weights: first.weights },
  });
  const destinations = cluster.realServers.map(({ id, name }) => ({
    realServerId: id,
    weight: name === "rs1" ? second.weights.rs1 : second.weights.rs2,
  }));
  const service = { name: "second", vipId: cluster.vips[0]?.id, port: second.port, scheduler: "wrr", destinations };
  await api().post(`/clusters/${cluster.id}/services`, service, serviceResourceSchema);
  await applyCluster(api(), cluster.id);
  recording = await recordSnapshots(api(), cluster.id);
  for (const director of directors) kernels[director] = await startKernelReadings(lab, director);
  const requests = loads.map(
    ({ port, perSec }) =>
      `setsid curl -s -o /dev/null -m 2 --rate ${perSec}/s -H 'connection: close' 'http://${vip}:${port}/?[1-1000000]' </dev/null >/dev/null 2>&1 &\necho $! >>/run/live-load`,
  );
  await lab.script("client", `rm -f /run/live-load\n${requests.join("\n")}`);
  beganMs = Date.now();
}, 300_000);

afterAll(async () => {
  await lab.script("client", "xargs -r kill </run/live-load || true");
  await lab.script("director1", "systemctl start keepalived");
  await lab.script("director2", `${cut.mend} 2>/dev/null || true`);
  for (const readings of Object.values(kernels)) await readings.end();
  await recording?.end();
});

const newest = (director: string): Heard["snapshot"] | undefined => recording.of(director).at(-1)?.snapshot;
const freshMs = (director: string): number => Date.parse(newest(director)?.freshAt ?? "");
const freshness = (director: string): Freshness => freshnessOf(ageMs(newest(director)?.freshAt ?? null, Date.now()));

/** Resolves when the panel says that this director carries both services, as it has been for as long as a rate takes. */
async function carries(director: string, sinceMs: number): Promise<void> {
  await vi.waitFor(() => {
    expect(freshMs(director)).toBeGreaterThan(sinceMs);
    for (const key of keys) expect(rateOf(newest(director), key)?.connPerSec, key).toBeGreaterThan(0);
  }, soon);
}

async function readings(director: string): Promise<readonly KernelReading[]> {
  return (await kernels[director]?.read()) ?? [];
}

const percent = (told: number, counted: number): number => 100 * (told / counted - 1);

test("a director that is cut off is stale and lost in time, the other goes on, and it is live again within 5 s", async () => {
  await carries("director1", beganMs + 2 * lateMs);
  steadyMs = Date.now();
  await lab.script("director2", cut.make);
  const cutMs = Date.now();
  const afterCut = async (reached: Freshness): Promise<number> => {
    await vi.waitFor(() => expect(freshness("director2")).toBe(reached), soon);
    return (Date.now() - cutMs) / 1000;
  };
  const staleSec = await afterCut("stale");
  const lostSec = await afterCut("lost");
  const failure = recording
    .of("director2")
    .find(({ heardMs, snapshot }) => heardMs > cutMs && snapshot.status === "failed");
  await lab.script("director2", cut.mend);
  const backMs = Date.now();
  await vi.waitFor(() => expect(freshness("director2")).toBe("fresh"), { ...soon, interval: 50 });
  const backSec = (Date.now() - backMs) / 1000;
  const others = recording.of("director1").filter(({ heardMs }) => heardMs > cutMs);
  const gaps = others.slice(1).map(({ heardMs }, index) => (heardMs - (others[index]?.heardMs ?? 0)) / 1000);
  const told = `told of a failure after ${(((failure?.heardMs ?? 0) - cutMs) / 1000).toFixed(1)} s`;
  console.log(
    `cut off: ${told}, stale after ${staleSec.toFixed(1)} s, lost after ${lostSec.toFixed(1)} s, live again after ${backSec.toFixed(1)} s`,
  );
  console.log(`the other meanwhile: ${gaps.length} samples, the longest gap ${Math.max(...gaps).toFixed(1)} s`);
  // Three samples after the last one, which came before.
  expect(staleSec).toBeLessThanOrEqual(6.5);
  expect(lostSec).toBeLessThanOrEqual(15.5);
  expect(failure?.heardMs).toBeLessThan(cutMs + 15_000);
  expect(Math.max(...gaps)).toBeLessThan(6);
  expect(others.every(({ snapshot }) => snapshot.status === "ok")).toBe(true);
  expect(backSec).toBeLessThanOrEqual(5);
});

test("rates and shares are within 5 % of what the kernel counts", async () => {
  await vi.waitFor(() => expect(freshMs("director1")).toBeGreaterThan(steadyMs + comparedMs), soon);
  const heard = recording.of("director1").filter(({ snapshot }) => Date.parse(snapshot.freshAt ?? "") > steadyMs);
  const kernel = await readings("director1");
  const toMs = freshMs("director1");
  for (const key of keys) {
    for (const counter of counters) {
      const rates = heard.flatMap(({ snapshot }) => rateOf(snapshot, key)?.[rateNames[counter]] ?? []);
      const told = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
      const counted = rateBetween(countsOf(kernel, key, counter), steadyMs - lateMs, toMs - lateMs);
      const figures = `${key} ${counter}: told ${told.toFixed(2)}/s, counted ${counted.toFixed(2)}/s`;
      console.log(`${figures}, ${percent(told, counted).toFixed(1)} %, ${rates.length} samples`);
      expect(Math.abs(percent(told, counted)), figures).toBeLessThanOrEqual(5);
    }
  }
  const recent = heard.reduce<readonly RecentSample[]>((all, { snapshot }) => addSample(all, snapshot), []);
  for (const service of newest("director1")?.services ?? []) {
    const shares = countConnections(service, recent);
    if (shares === null) throw new Error(`no connections of ${service.key} were counted`);
    const kernelCount = (key: string): number =>
      countedBetween(countsOf(kernel, key, "connections"), shares.sinceMs, toMs) ?? 0;
    for (const { key } of service.destinations) {
      const told = (100 * (shares.byDestination.get(key) ?? 0)) / shares.total;
      const counted = (100 * kernelCount(rowKey(service.key, key))) / kernelCount(service.key);
      console.log(
        `${service.key} ${key}: told ${told.toFixed(1)} % of the connections, counted ${counted.toFixed(1)} %`,
      );
      expect(Math.abs(percent(told, counted)), key).toBeLessThanOrEqual(5);
    }
  }
}, 120_000);

test("a reload and a failover in the middle leave no false figure in samples and history", async () => {
  await lab.script("director1", "systemctl reload keepalived");
  await carries("director1", Date.now() + 2 * lateMs);
  await lab.script("director1", "systemctl stop keepalived");
  await carries("director2", Date.now());
  await lab.script("director1", "systemctl start keepalived");
  await carries("director1", Date.now() + 2 * lateMs);
  const span = `from=${new Date(beganMs).toISOString()}&to=${new Date().toISOString()}&points=1000`;
  const histories = await Promise.all(
    serviceKeys.map((service) =>
      api().get(
        `/history?clusterId=${cluster.id}&service=${encodeURIComponent(service)}&${span}`,
        historyResourceSchema,
      ),
    ),
  );
  for (const director of directors) {
    const kernel = await readings(director);
    for (const counter of counters) {
      const told = keys.map((key) => judgeSnapshots(recording.of(director), key, counter, kernel));
      expectTrue(`${director}, ${counter} in samples`, told);
      const kept = keys.map((key) => judgeHistory(histories, director, key, counter, kernel));
      expectTrue(`${director}, ${counter} in history`, kept);
    }
  }
}, 180_000);

/** One judgement for each of `keys`. */
function expectTrue(what: string, judgements: readonly Judgement[]): void {
  const sum = (of: (judgement: Judgement) => number): number => judgements.reduce((all, one) => all + of(one), 0);
  const peak = Math.max(...judgements.map(({ highest, highestCounted }) => highest / highestCounted));
  const times = `${sum(({ known }) => known)} rates, ${sum(({ unknown }) => unknown)} times none`;
  console.log(`${what}: ${times}, the highest is ${(100 * peak).toFixed(0)} % of the highest counted`);
  for (const [index, { wrong, known }] of judgements.entries()) {
    expect(wrong, `${what}, ${keys[index]}`).toEqual([]);
    expect(known, `${what}, ${keys[index]}`).toBeGreaterThan(0);
  }
}
