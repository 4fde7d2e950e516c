import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { AlertDeps } from "@/lib/alerts/alert-deps";
import { look } from "@/lib/alerts/look";
import { packPayload } from "@/lib/db/pack-payload";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import type { NotifyDeps } from "@/lib/notify/notify-deps";
import { openKeyring } from "@/lib/secrets/keyring";
import { createExampleCluster, type ExampleIds } from "@/tests/support/cluster-by-api";
import { markApplied } from "@/tests/support/mark-applied";
import { type Panel, startPanel } from "@/tests/support/panel";

export type Seen = Partial<Pick<DirectorSnapshot, "vips" | "services" | "status" | "freshAt" | "problem">>;

/** A panel with a keyring, and a cluster whose directors say what a test has them say. */
export type AlertRig = {
  readonly panel: Panel;
  readonly alertDeps: AlertDeps;
  readonly notifyDeps: NotifyDeps;
  cluster(): Promise<ExampleIds & { readonly vip: string }>;
  /** What the collector would have stored just now, of both directors. */
  sample(ids: ExampleIds, seen: readonly [Seen, Seen]): Promise<void>;
  /** One look at a cluster, or at the panel. */
  look(scope: string): Promise<void>;
  /** As if so much time had passed for what is open. */
  age(sec: number): Promise<void>;
  close(): Promise<void>;
};

export async function createAlertRig(): Promise<AlertRig> {
  const panel = await startPanel();
  const { database } = panel;
  const folder = mkdtempSync(path.join(tmpdir(), "signalbox-alerts-"));
  const keyring = await openKeyring({ database, masterKeyFile: path.join(folder, "master.key") });
  const log = { error: (detail: object) => Promise.reject(new Error(JSON.stringify(detail))) };
  const pause = () => Promise.resolve();
  const alertDeps: AlertDeps = {
    database,
    hosts: { run: async () => ({ kind: "not-started", problem: { code: "host.unreachable", params: {} } }) },
    readCertificate: async () => null,
    sampled: () => null,
    pause,
    log,
  };
  const allowed = ["127.0.0.1"];
  const notifyDeps = { database, keyring, publicUrl: "https://panel.example.org", allowed, pause, log };
  return {
    panel,
    alertDeps,
    notifyDeps,
    async cluster() {
      const ids = await createExampleCluster(panel);
      await database.prisma.virtualService.updateMany({ data: { healthChecks: [{ kind: "tcp" }] } });
      await markApplied(panel, ids.clusterId);
      const { body } = await panel.call("GET", `/api/v1/vips/${ids.vipId}`, { as: "viewer" });
      return { ...ids, vip: body.address };
    },
    async sample(ids, seen) {
      for (const [index, directorId] of ids.directorIds.entries()) {
        const sampledAt = new Date();
        const at = sampledAt.toISOString();
        const plain = { status: "ok", problem: null, freshAt: at, vips: [], services: [], keepalivedRunning: true };
        const of = { directorId, clusterId: ids.clusterId, name: `lb${index}`, sampledAt: at };
        const data = { sampledAt, payload: await packPayload({ ...plain, ...seen[index], ...of }) };
        await database.prisma.liveSnapshot.upsert({
          where: { directorId },
          create: { directorId, ...data },
          update: data,
        });
      }
    },
    async look(scope) {
      const now = new Date();
      const { memory, nextLookAt } = await database.prisma.alertWatch.upsert({
        where: { scope },
        create: { scope, nextLookAt: now },
        update: { nextLookAt: now },
      });
      await look(alertDeps, [{ scope, nextLookAt, memory, now }]);
    },
    async age(sec) {
      await database.prisma.$executeRaw`
        update alert set since = since - make_interval(secs => ${sec}),
          "clearSince" = "clearSince" - make_interval(secs => ${sec})
        where "openKey" is not null`;
    },
    async close() {
      await panel.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The example's service as the kernel shows it, with these destinations' weights; null = it is not there. */
export function service(vip: string, weights: readonly [number | null, number | null]): DirectorSnapshot["services"] {
  const counters = { connections: "0", inPackets: "0", outPackets: "0", inBytes: "0", outBytes: "0" };
  const net = vip.replace(/\d+$/, "");
  const destinations = weights.flatMap((weight, index) => {
    const address = `${net}1${index + 1}`;
    const figures = { active: 0, inactive: 0, templates: null, counters, rates: null };
    const of = { key: `${address}:80`, address, port: 80, forwarding: "dr" as const };
    return weight === null ? [] : [{ ...of, weight, ...figures }];
  });
  const plain = { scheduler: "wlc", attributes: "", persistenceSec: null, counters, rates: null };
  return [{ key: `TCP ${vip}:80`, ...plain, destinations }];
}
