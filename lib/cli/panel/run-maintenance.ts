import { randomUUID } from "node:crypto";
import { maintenanceResourceSchema } from "@/lib/api/resources/maintenance";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import type { HoldKind } from "@/lib/model/hold";
import { exitCodes } from "../exit-codes";
import type { Sentences } from "../sentences";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";
import { openMaintenances } from "./list-maintenances";
import { exitCodeOf } from "./outcome";
import { openPanel, type PanelClient } from "./panel-client";
import { type Moment, momentText } from "./parse-moment";
import { findTargets, readClusters, type Target } from "./targets";
import { waitForEnd } from "./wait-for-end";

export type StartOptions = {
  readonly reason: string;
  readonly from?: Moment;
  readonly until?: Moment;
  readonly how?: HoldKind;
  readonly drainLimit?: number;
  readonly cluster?: string;
  readonly key?: string;
};

export type EndOptions = { readonly reason?: string; readonly force?: boolean; readonly cluster?: string };

/** Takes a real server out of all its services, now or later; what is pushed for it now is waited for. */
export async function startMaintenance(
  word: string,
  { reason, from, until, how, drainLimit, cluster, key = randomUUID() }: StartOptions,
  terminal: Terminal,
  say: Sentences,
): Promise<number> {
  const panel = await openPanel(terminal);
  const server = await oneServer(panel, word, cluster);
  const now = new Date();
  const body = {
    reason,
    ...(from !== undefined && { from: momentText(from, now) }),
    ...(until !== undefined && { until: momentText(until, now) }),
    ...(how !== undefined && { how }),
    ...(drainLimit !== undefined && { drainLimitSec: drainLimit }),
  };
  const path = `/real-servers/${server.id}/maintenances`;
  const { id, operationId } = await panel.post(path, body, key, maintenanceResourceSchema);
  terminal.complain(`${say("maintenance.planned", { name: server.name, id })}\n`);
  if (operationId === null) return exitCodes.done;
  const operation = await panel.get(`/operations/${operationId}`, operationResourceSchema);
  return exitCodeOf(await waitForEnd(panel, operation, { terminal, say, name: server.name }));
}

/** Ends every maintenance of a server. It comes back once it is good and nothing else holds it, which is not waited for. */
export async function endMaintenances(
  word: string,
  { reason = "", force = false, cluster }: EndOptions,
  terminal: Terminal,
  say: Sentences,
): Promise<number> {
  const panel = await openPanel(terminal);
  const server = await oneServer(panel, word, cluster);
  const open = await openMaintenances(panel, server.id);
  if (open.length === 0) throw new UsageError("maintenance.none", { name: server.name });
  for (const { id } of open) {
    await panel.post(`/maintenances/${id}/end`, { reason, force }, randomUUID(), maintenanceResourceSchema);
    terminal.complain(`${say("maintenance.ended", { name: server.name, id })}\n`);
  }
  return exitCodes.done;
}

async function oneServer(panel: PanelClient, word: string, cluster: string | undefined): Promise<Target> {
  const [target, other] = findTargets(await readClusters(panel, cluster), word);
  if (target === undefined || other !== undefined) throw new UsageError("ramp.several", { name: word });
  if (target.kind !== "real-servers") throw new UsageError("maintenance.destination", { name: target.name });
  return target;
}
