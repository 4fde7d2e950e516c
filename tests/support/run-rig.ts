import type { RunResource } from "@/lib/api/resources/run";
import type { Database } from "@/lib/db/database";
import { packPayload } from "@/lib/db/pack-payload";
import { watchDrains } from "@/lib/drain/watch-drains";
import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { runOperation } from "@/lib/operations/lifecycle";
import { lookAtItems } from "@/lib/runs/look-at-items";
import { watchRuns } from "@/lib/runs/watch-runs";
import { insertCluster, newCluster, startHosts, testDeps } from "./fake-hosts/fake-cluster";
import { clusterHandlers, planAndApply } from "./fake-hosts/panel";
import { type Answer, type Panel, startPanel } from "./panel";

/** A panel, a cluster of four real servers behind two simulated directors, and a clock that goes as fast as it is told to. */
export type RunRig = {
  readonly panel: Panel;
  readonly clusterId: string;
  readonly serviceId: string;
  readonly realServerIds: readonly string[];
  readonly destinationIds: readonly string[];
  /** Real servers, by index, that the directors' checks keep out, and connections that each still has. */
  readonly down: Set<number>;
  readonly connections: number[];
  start(body: object, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  read(id: string): Promise<RunResource>;
  /** Says the words to a run, as the operator. */
  say(id: string, words: string, body?: object): Promise<Answer>;
  /** So many seconds pass: samples are taken, workers look at runs, and carry out what was asked for. */
  pass(sec?: number, look?: (now: () => Promise<Date>) => Promise<void>): Promise<void>;
  /** Passes time until `fact` holds of the run; fails after so many looks. */
  until(id: string, fact: (run: RunResource) => boolean, most?: number): Promise<RunResource>;
  /** What the kernels of both directors have for each real server, by index; null = they differ. */
  kernel(): (number | null)[];
  watch(database: Database, now: () => Promise<Date>): Promise<void>;
  close(): Promise<void>;
};

export async function startRunRig(): Promise<RunRig> {
  const panel = await startPanel();
  const cluster = newCluster({ engine: "keepalived", directors: 2, realServers: 4 });
  const hosts = await startHosts(cluster, false);
  const { database, log } = panel.services;
  await insertCluster(database, cluster);
  let skewMs = 0;
  const clock = () => new Date(Date.now() + skewMs);
  const deps = testDeps(database, hosts, { clock });
  await planAndApply(deps, cluster.id);
  const [service] = cluster.services;
  const directors = cluster.directors;
  const down = new Set<number>();
  const connections = cluster.realServers.map(() => 0);
  const rates = null;
  const counters = { connections: "0", inPackets: "0", outPackets: "0", inBytes: "0", outBytes: "0" };

  async function sample(): Promise<void> {
    const sampledAt = clock().toISOString();
    for (const { id: directorId, hostId, name } of directors) {
      const services = hosts.get(hostId).ipvs.table.services.map(({ key, scheduler, destinations }) => ({
        ...{ key: serviceKeyText(key), scheduler, persistenceSec: null, counters, rates },
        destinations: destinations.flatMap(({ address, port, forwarding, weight }) => {
          const index = cluster.realServers.findIndex((one) => one.address === address);
          if (down.has(index)) return [];
          const active = connections[index] ?? 0;
          const one = { key: destinationKeyText({ address, port }), address, port, forwarding, weight };
          return [{ ...one, active, inactive: 0, counters, rates }];
        }),
      }));
      const about = { directorId, clusterId: cluster.id, name, sampledAt, status: "ok", problem: null };
      const payload = { ...about, freshAt: sampledAt, vips: [], keepalivedRunning: true, services };
      const data = { sampledAt, payload: await packPayload(payload) };
      await database.prisma.liveSnapshot.upsert({
        where: { directorId },
        create: { directorId, ...data },
        update: data,
      });
    }
  }

  async function work(): Promise<void> {
    const queued = await database.prisma.operation.findMany({ where: { state: "queued" }, orderBy: { id: "asc" } });
    for (const { id } of queued) await runOperation(deps, id, clusterHandlers(deps));
  }

  const now = async () => clock();
  const watch = (on: Database, at: () => Promise<Date>) =>
    watchRuns({ database: on, hosts, log, now: at, pause: () => Promise.resolve() });

  const rig: RunRig = {
    ...{ panel, down, connections, watch, clusterId: cluster.id, serviceId: service?.id ?? "" },
    realServerIds: cluster.realServers.map(({ id }) => id),
    destinationIds: service?.destinations.map(({ id }) => id) ?? [],
    start: (body, headers = {}) => panel.call("POST", "/api/v1/runs", { as: "operator", body, headers }),
    async read(id) {
      return (await panel.call("GET", `/api/v1/runs/${id}`, { as: "viewer" })).body;
    },
    say: (id, words, body) =>
      panel.call("POST", `/api/v1/runs/${id}/${words}`, { as: "operator", ...(body !== undefined && { body }) }),
    async pass(sec = 2, look = (at) => watch(database, at)) {
      skewMs += sec * 1000;
      await sample();
      await watchDrains({ database, log, clock, pause: () => Promise.resolve() });
      await lookAtItems({ database, hosts, log, now, pause: () => Promise.resolve() });
      await look(now);
      await work();
    },
    async until(id, fact, most = 60) {
      for (let looks = 0; looks < most; looks += 1) {
        const run = await rig.read(id);
        if (fact(run)) return run;
        await rig.pass();
      }
      throw new Error(`never: ${JSON.stringify(await rig.read(id), null, 1)}`);
    },
    kernel() {
      const tables = directors.map(({ hostId }) => hosts.get(hostId).ipvs.table.services[0]?.destinations ?? []);
      return cluster.realServers.map(({ address }) => {
        const weights = tables.map((table) => table.find((one) => one.address === address)?.weight ?? null);
        return new Set(weights).size === 1 ? (weights[0] ?? null) : null;
      });
    },
    async close() {
      await hosts.close();
      await panel.close();
    },
  };
  await rig.pass();
  return rig;
}
