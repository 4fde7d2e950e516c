import { setTimeout as delay } from "node:timers/promises";
import { type ClusterResource, realServerResourceSchema, serviceResourceSchema } from "@/lib/api/resources/cluster";
import { pageSchema } from "@/lib/api/resources/common";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import { createdTokenSchema } from "@/lib/api/resources/token";
import { applyCluster } from "@/tests/support/panel/lab-cluster";
import { PanelApi } from "@/tests/support/panel/panel-api";

/** Nobody has to answer here: only tables are changed, and no check looks. */
const port = 8080;

/** One destination of the service that the changes are about. */
export type BenchDestination = { readonly id: string; readonly address: string };

/** Adds a service with ten destinations to a cluster in force, and applies it. */
export async function addTenDestinations(api: PanelApi, { id, vips }: ClusterResource): Promise<BenchDestination[]> {
  const destinations = [];
  for (let number = 1; number <= 10; number += 1) {
    const body = { name: `bench${number}`, address: `10.77.0.${150 + number}` };
    const server = await api.post(`/clusters/${id}/real-servers`, body, realServerResourceSchema);
    destinations.push({ realServerId: server.id, weight: 10 });
  }
  const body = { name: "bench", vipId: vips[0]?.id, port, scheduler: "wrr", destinations };
  const service = await api.post(`/clusters/${id}/services`, body, serviceResourceSchema);
  await applyCluster(api, id);
  return service.destinations.map((destination) => ({ id: destination.id, address: destination.address }));
}

/** The line that sets a weight, for whoever does it by hand. */
export function editOf(vip: string, { address }: BenchDestination, weight: number): string {
  return `ipvsadm -e -t ${vip}:${port} -r ${address}:${port} -g -w ${weight}`;
}

/**
 * Ten clients, one for each destination, change its weight over and over, each with a token of its own and as soon as the
 * panel has taken the change before. Returns the milliseconds from the first request until the last change had been read back from both kernels.
 */
export async function measureClients(
  api: PanelApi,
  destinations: readonly BenchDestination[],
  count: number,
): Promise<number> {
  const clients = await Promise.all(destinations.map(({ address }) => pipeline(api, `pipeline of ${address}`)));
  // Worker and bench share one machine, so their clocks are one.
  const startedAt = Date.now();
  const ids = await Promise.all(
    destinations.map((one, index) => changeOverAndOver(clients[index] ?? api, one, count / destinations.length)),
  );
  return (await lastReadBack(api, new Set(ids.flat()))) - startedAt;
}

async function pipeline(api: PanelApi, name: string): Promise<PanelApi> {
  const { token } = await api.post("/tokens", { name, verbs: ["weight"], expiresInDays: 1 }, createdTokenSchema);
  return new PanelApi(api.origin, token);
}

async function changeOverAndOver(api: PanelApi, { id }: BenchDestination, rounds: number): Promise<string[]> {
  const operations: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const body = { weight: 20 + round, reason: "bench" };
    operations.push((await api.post(`/destinations/${id}/weight`, body, operationResourceSchema)).id);
  }
  return operations;
}

/** When the last of these operations was read back. One page tells it: a hundred requests would compete with the work. */
async function lastReadBack(api: PanelApi, ids: ReadonlySet<string>): Promise<number> {
  for (;;) {
    const { items } = await api.get(`/operations?limit=${ids.size}`, pageSchema(operationResourceSchema));
    const ours = items.filter(({ id }) => ids.has(id));
    const times = ours.flatMap(({ kernelReadAt }) => (kernelReadAt === null ? [] : [Date.parse(kernelReadAt)]));
    if (times.length === ids.size) return Math.max(...times);
    const failed = ours.find(({ kernelReadAt, finishedAt }) => kernelReadAt === null && finishedAt !== null);
    if (failed !== undefined) throw new Error(`a weight ended ${failed.state}`);
    await delay(100);
  }
}
