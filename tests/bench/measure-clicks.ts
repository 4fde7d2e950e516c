import { destinationResourceSchema } from "@/lib/api/resources/cluster";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import type { PanelApi } from "@/tests/support/panel/panel-api";
import { confirmed } from "@/tests/support/panel/wait-for-operation";

export type Click = {
  /** From sending the PATCH until both kernels had been read back with the new weight. */
  readonly toKernelMs: number;
  /** … until files, reload and the second read-back were done as well. */
  readonly toConfirmedMs: number;
};

/** Sets one destination's weight over and over as the table in the browser does, each time waiting until it is confirmed. */
export async function measureClicks(api: PanelApi, destinationId: string, rounds: number): Promise<Click[]> {
  const path = `/destinations/${destinationId}`;
  const clicks: Click[] = [];
  for (let round = 0; round < rounds; round++) {
    const destination = await api.get(path, destinationResourceSchema);
    // Worker and bench share one machine, so their clocks are one.
    const sentAt = Date.now();
    const operation = await api.patch(path, destination, { weight: 11 + (round % 2) }, operationResourceSchema);
    const { kernelReadAt, finishedAt } = await confirmed(api, operation);
    if (kernelReadAt === null || finishedAt === null) throw new Error("confirmed without a time");
    clicks.push({ toKernelMs: Date.parse(kernelReadAt) - sentAt, toConfirmedMs: Date.parse(finishedAt) - sentAt });
  }
  return clicks;
}
