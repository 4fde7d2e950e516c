import { loadDesiredCluster } from "@/lib/db/load-desired-cluster";
import { packPayload } from "@/lib/db/pack-payload";
import { watchDrains } from "@/lib/drain/watch-drains";
import { createExampleCluster, type ExampleIds } from "./cluster-by-api";
import type { Panel } from "./panel";

/** What a director's sample says of the destination that is drained; null = there is no new sample. */
export type DrainSampled = { readonly ok: boolean; readonly active: number; readonly weight: number } | null;

export type Draining = {
  /** Begins anew, with a limit of so many seconds and no sample taken yet. */
  reset(limitSec: number): Promise<void>;
  /** So many seconds after the beginning: samples of both directors are stored, and the watch looks. */
  lookAt(sec: number, samples: readonly [DrainSampled, DrainSampled]): Promise<string>;
};

const rates = null;
const counters = { connections: "0", inPackets: "0", outPackets: "0", inBytes: "0", outBytes: "0" };

/** A drain of one real server behind two directors; the clock is the test's. */
export async function startDraining(panel: Panel): Promise<Draining> {
  const ids: ExampleIds = await createExampleCluster(panel);
  const { database, log } = panel.services;
  const { prisma } = database;
  const { model } = (await loadDesiredCluster(prisma, ids.clusterId)) ?? {};
  if (model === undefined) throw new Error("the cluster is there");
  await prisma.clusterRevision.create({
    data: { clusterId: ids.clusterId, number: 1, model, files: {}, actorName: "test" },
  });
  const path = `/api/v1/real-servers/${ids.realServerIds[0]}/drain`;
  const { body: asked } = await panel.call("POST", path, { as: "operator", body: { drainLimitSec: 60 } });
  const where = { id: String(asked.id) };
  const { body } = await panel.call("GET", `/api/v1/clusters/${ids.clusterId}`, { as: "viewer" });
  const [service] = body.services;
  const startMs = Date.now();
  const at = (sec: number) => new Date(startMs + sec * 1000);

  async function store(index: 0 | 1, sec: number, sampled: DrainSampled): Promise<void> {
    if (sampled === null) return;
    const directorId = ids.directorIds[index];
    const { address, port } = service.destinations[0];
    const { active, weight } = sampled;
    const destination = { key: `${address}:${port}`, address, port, forwarding: "dr", weight, active, inactive: 0 };
    const destinations = [{ ...destination, counters, rates }];
    const payload = {
      ...{ directorId, clusterId: ids.clusterId, name: `lb${index}`, sampledAt: at(sec).toISOString() },
      ...{ status: sampled.ok ? "ok" : "failed", problem: null, freshAt: at(sec).toISOString() },
      ...{ vips: [], keepalivedRunning: true },
      services: [{ key: service.keys[0], scheduler: "wlc", persistenceSec: 300, counters, rates, destinations }],
    };
    const data = { sampledAt: at(sec), payload: await packPayload(payload) };
    await prisma.liveSnapshot.upsert({ where: { directorId }, create: { directorId, ...data }, update: data });
  }

  return {
    async reset(limitSec) {
      await prisma.liveSnapshot.deleteMany();
      const drain = { since: at(0).toISOString(), directors: [] };
      const data = { state: "draining", drainBy: at(limitSec), drain, finishedAt: null } as const;
      await prisma.operation.update({ where, data });
    },
    async lookAt(sec, samples) {
      await store(0, sec, samples[0]);
      await store(1, sec, samples[1]);
      await watchDrains({ database, log, clock: () => at(sec), pause: () => Promise.resolve() });
      return (await prisma.operation.findUniqueOrThrow({ where })).state;
    },
  };
}
