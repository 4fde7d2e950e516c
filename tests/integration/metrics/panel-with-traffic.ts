import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { GET } from "@/app/metrics/route";
import { storeSnapshot } from "@/lib/collect/store-snapshot";
import { type LiveHub, startHub } from "@/lib/live/hub";
import { type DirectorSnapshot, directorSnapshotSchema } from "@/lib/live/snapshot";
import { createExampleCluster } from "@/tests/support/cluster-by-api";
import { markApplied } from "@/tests/support/mark-applied";
import { type Panel, startPanel } from "@/tests/support/panel";

export type Scene = {
  readonly panel: Panel;
  readonly hub: LiveHub;
  readonly clusterId: string;
  readonly service: string;
  readonly destinations: readonly [string, string];
  readonly destinationIds: readonly string[];
  /** Of a token that may read everything. */
  readonly token: string;
  /** Stores a sample of the first director and waits until web has it. */
  sampled(changes: Partial<DirectorSnapshot>): Promise<void>;
  scrape(headers?: Record<string, string>, query?: string): Promise<{ status: number; type: string; text: string }>;
  close(): Promise<void>;
};

/** A panel with an applied cluster of two directors, one of which is sampled. */
export async function panelWithTraffic(): Promise<Scene> {
  const panel = await startPanel();
  const hub = await startHub(panel.database, { error: (detail, message) => panel.log.push(message, String(detail)) });
  globalThis.signalboxWebServices = { ...panel.services, liveHub: async () => hub };
  const { clusterId, directorIds, vipId, destinationIds } = await createExampleCluster(panel);
  await markApplied(panel, clusterId);
  const { body: vip } = await panel.call("GET", `/api/v1/vips/${vipId}`, { as: "admin" });
  const net = String(vip.address).replace(/\.100$/, "");
  const service = `TCP ${vip.address}:80`;
  const destinations = [`${net}.11:80`, `${net}.12:80`] as const;
  const { body: token } = await panel.call("POST", "/api/v1/tokens", {
    as: "admin",
    body: { name: "prometheus", verbs: [], clusterIds: [], serviceIds: [], expiresInDays: 1 },
  });

  async function sampled(changes: Partial<DirectorSnapshot>): Promise<void> {
    const sampledAt = new Date().toISOString();
    const base = { directorId: directorIds[0], clusterId, name: "lb1", sampledAt, freshAt: sampledAt, status: "ok" };
    const table = { services: [tableOf(service, destinations)], vips: [vip.address] };
    const polls = { count: 4, sumSec: 0.5, buckets: [1, 3, 4, 4, 4, 4, 4, 4], errors: { "host.timeout": 2 } };
    const snapshot = directorSnapshotSchema.parse({
      ...base,
      problem: null,
      keepalivedRunning: true,
      ...table,
      polls,
      ...changes,
    });
    const known = new Promise<void>((resolve) => {
      const stop = hub.subscribe((change) => {
        if (change.kind !== "snapshot" || change.snapshot.sampledAt !== snapshot.sampledAt) return;
        queueMicrotask(() => stop());
        resolve();
      });
    });
    await storeSnapshot(panel.database, snapshot);
    await known;
  }

  return {
    ...{ panel, hub, clusterId, service, destinations, destinationIds, token: token.token, sampled },
    async scrape(headers = { authorization: `Bearer ${token.token}` }, query = "") {
      const answer = await GET(new Request(`http://127.0.0.1/metrics${query}`, { headers }), {
        params: Promise.resolve({}),
      });
      return { status: answer.status, type: answer.headers.get("content-type") ?? "", text: await answer.text() };
    },
    async close() {
      await hub.close();
      await panel.close();
    },
  };
}

/** Serves /metrics alone, as web does. */
export async function serveMetrics(): Promise<{ readonly port: number; readonly server: Server }> {
  const server = createServer((request, response) => {
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]);
    void GET(new Request(`http://127.0.0.1${request.url}`, { headers }), { params: Promise.resolve({}) }).then(
      async (answer) => {
        response.writeHead(answer.status, Object.fromEntries(answer.headers));
        response.end(await answer.text());
      },
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  return { port: address.port, server };
}

function tableOf(key: string, destinations: readonly string[]) {
  const counters = {
    connections: "120",
    inPackets: "1",
    outPackets: "2",
    inBytes: "18446744073709551615",
    outBytes: "4",
  };
  return {
    ...{ key, scheduler: "wrr", persistenceSec: null, counters, rates: null },
    destinations: destinations.map((destination, index) => {
      const [address = "", port = ""] = destination.split(":");
      const numbers = { port: Number(port), weight: index === 0 ? 1 : 0, active: 7, inactive: 1 };
      return { key: destination, address, forwarding: "dr", ...numbers, counters, rates: null };
    }),
  };
}
