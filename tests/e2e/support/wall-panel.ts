import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  type ClusterResource,
  clusterResourceSchema,
  directorResourceSchema,
  realServerResourceSchema,
  serviceResourceSchema,
  vipResourceSchema,
} from "@/lib/api/resources/cluster";
import { hostResourceSchema } from "@/lib/api/resources/host";
import { createDatabase } from "@/lib/db/create-database";
import type { Database } from "@/lib/db/database";
import { startPostgres } from "@/lib/db/embedded/start-postgres";
import { packPayload } from "@/lib/db/pack-payload";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import { markApplied } from "@/tests/support/mark-applied";
import { PanelApi } from "@/tests/support/panel/panel-api";
import { type Panel, startPanel } from "@/tests/support/panel/start-panel";
import { admin } from "./sign-in";

/** A panel without a worker, whose directors say what a test wants them to say. */
export type WallPanel = Panel & {
  readonly api: PanelApi;
  readonly database: Database;
  /** `shop` has one VIP, two directors and 40 services of two real servers; `mail` has one service. */
  readonly shop: ClusterResource;
  readonly mail: ClusterResource;
  /** From now on directors say what `make` returns, asked again every second with the time. */
  say(make: (freshAt: string) => readonly DirectorSnapshot[]): Promise<void>;
};

export async function startWallPanel(): Promise<WallPanel> {
  const folder = mkdtempSync(path.join(tmpdir(), "signalbox-wall-"));
  const postgres = await startPostgres({ directory: path.join(folder, "postgres"), durable: false });
  const panel = await startPanel({
    dataDir: path.join(folder, "data"),
    env: { ...process.env, DATABASE_URL: postgres.url, SIGNALBOX_ROLE: "web" },
  });
  const database = createDatabase(postgres.url);
  const api = new PanelApi(panel.origin);
  await api.setUp(await panel.setupToken(), admin);
  const shop = await describe(api, { name: "shop", net: "192.0.2", services: 40 });
  const mail = await describe(api, { name: "mail", net: "198.51.100", services: 1 });
  for (const { id } of [shop, mail]) await markApplied({ database }, id);

  let make: (freshAt: string) => readonly DirectorSnapshot[] = () => [];
  const publish = async (): Promise<void> => {
    for (const snapshot of make(new Date().toISOString())) await store(database, snapshot);
  };
  let publishing = Promise.resolve();
  const timer = setInterval(() => {
    publishing = publishing.then(publish);
  }, 1_000);

  return {
    ...panel,
    ...{ api, database },
    shop: await api.get(`/clusters/${shop.id}`, clusterResourceSchema),
    mail: await api.get(`/clusters/${mail.id}`, clusterResourceSchema),
    async say(next) {
      make = next;
      await publishing;
      await publish();
    },
    async stop() {
      clearInterval(timer);
      await publishing;
      await database.close();
      await panel.stop();
      await postgres.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

async function store(database: Database, snapshot: DirectorSnapshot): Promise<void> {
  const { directorId } = snapshot;
  await database.transaction(async (tx) => {
    const data = { sampledAt: new Date(snapshot.sampledAt), payload: await packPayload(snapshot) };
    await tx.liveSnapshot.upsert({ where: { directorId }, create: { directorId, ...data }, update: data });
    await database.notify(tx, "signalbox_live", directorId);
  });
}

/** Returns a cluster of addresses that belong to documentation (RFC 5737). */
async function describe(
  api: PanelApi,
  { name, net, services }: { readonly name: string; readonly net: string; readonly services: number },
): Promise<ClusterResource> {
  const cluster = { name, engine: "keepalived", vrrp: { virtualRouterId: 51 } };
  const { id } = await api.post("/clusters", cluster, clusterResourceSchema);
  const at = `/clusters/${id}`;
  for (const [index, last] of [11, 12].entries()) {
    const host = await api.post(
      "/hosts",
      { name: `${name}-lb${index + 1}`, address: `${net}.${last}` },
      hostResourceSchema,
    );
    const director = { hostId: host.id, address: `${net}.${last}`, interface: "eth0", priority: 150 - index };
    await api.post(`${at}/directors`, director, directorResourceSchema);
  }
  const { id: vipId } = await api.post(`${at}/vips`, { address: `${net}.100` }, vipResourceSchema);
  const destinations = [];
  for (const last of [21, 22]) {
    const server = { name: `${name}-rs${last}`, address: `${net}.${last}` };
    const { id: realServerId } = await api.post(`${at}/real-servers`, server, realServerResourceSchema);
    destinations.push({ realServerId });
  }
  for (let number = 1; number <= services; number += 1) {
    const service = { name: `${name}-service-${number}`, vipId, port: 8000 + number, destinations };
    await api.post(`${at}/services`, { ...service, healthChecks: [{ kind: "tcp" }] }, serviceResourceSchema);
  }
  return await api.get(at, clusterResourceSchema);
}
