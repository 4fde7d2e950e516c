import { setTimeout as delay } from "node:timers/promises";
import { type ClusterResource, realServerResourceSchema, serviceResourceSchema } from "@/lib/api/resources/cluster";
import { operationDetailSchema, operationResourceSchema } from "@/lib/api/resources/operation";
import { applyCluster } from "@/tests/support/panel/lab-cluster";
import type { PanelApi } from "@/tests/support/panel/panel-api";

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
 * Ten clients, one for each destination, change its weight over and over, each as soon as the panel has taken the change
 * before. Returns the milliseconds from the first request until the last change had been read back from both kernels.
 */
export async function measureClients(
  api: PanelApi,
  destinations: readonly BenchDestination[],
  count: number,
): Promise<number> {
  // Worker and bench share one machine, so their clocks are one.
  const startedAt = Date.now();
  const ids = await Promise.all(destinations.map((one) => changeOverAndOver(api, one, count / destinations.length)));
  // One after another: a hundred that ask at once would keep the processors from the work they ask about.
  let last = startedAt;
  for (const id of ids.flat()) last = Math.max(last, await kernelTime(api, id));
  return last - startedAt;
}

async function changeOverAndOver(api: PanelApi, { id }: BenchDestination, rounds: number): Promise<string[]> {
  const operations: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const body = { weight: 20 + round, reason: "bench" };
    operations.push((await api.post(`/destinations/${id}/weight`, body, operationResourceSchema)).id);
  }
  return operations;
}

async function kernelTime(api: PanelApi, id: string): Promise<number> {
  for (;;) {
    const { kernelReadAt, finishedAt, state } = await api.get(`/operations/${id}`, operationDetailSchema);
    if (kernelReadAt !== null) return Date.parse(kernelReadAt);
    if (finishedAt !== null) throw new Error(`a weight ended ${state}`);
    await delay(100);
  }
}
