import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import { runPreviewSchema, runResourceSchema } from "@/lib/api/resources/run";
import type { HoldKind } from "@/lib/model/hold";
import { exitCodes } from "../exit-codes";
import type { Sentences } from "../sentences";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";
import { followRun } from "./follow-run";
import { openPanel } from "./panel-client";
import type { Hook } from "./parse-hook";
import type { RampSteps } from "./parse-steps";
import { findTargets, readClusters } from "./targets";

/** As commander reads them; what is absent is left to the panel. */
export type DeployOptions = {
  readonly batch?: number;
  readonly minCapacity?: number;
  readonly takeOut?: HoldKind;
  readonly drainLimit?: number;
  readonly onDrainLimit?: "fail" | "go_on";
  readonly hook?: Hook;
  readonly hookLimit?: number;
  readonly ramp?: RampSteps;
  readonly soak?: number;
  readonly onFailure?: "restore" | "stop";
  readonly reason?: string;
  readonly dryRun?: true;
  readonly detach?: true;
  readonly key?: string;
};

type Asked = { readonly cluster: string; readonly servers: readonly string[]; readonly options: DeployOptions };

const replySchema = z.union([runPreviewSchema, runResourceSchema]);

/** Has the panel deploy real servers of a cluster batch by batch, in the order given, and follows it to its end. */
export async function runDeploy(
  { cluster: name, servers, options }: Asked,
  terminal: Terminal,
  say: Sentences,
): Promise<number> {
  const panel = await openPanel(terminal);
  const [cluster] = await readClusters(panel, name);
  if (cluster === undefined) throw new UsageError("panel.no_cluster", { name });
  const body = { ...bodyOf(options), clusterId: cluster.id, realServerIds: serversOf(cluster, servers) };
  const reply = await panel.post("/runs", body, options.key ?? randomUUID(), replySchema);
  if ("dryRun" in reply) {
    for (const { batch, targets } of reply.batches) {
      terminal.print(`${batch + 1}: ${targets.map((target) => target.name).join(", ")}\n`);
    }
    return exitCodes.done;
  }
  if (options.detach !== true) return await followRun(panel, reply, terminal, say);
  terminal.print(`${reply.id}\n`);
  return exitCodes.done;
}

/** Without names, all of the cluster's real servers. */
function serversOf(cluster: ClusterResource, names: readonly string[]): string[] {
  if (names.length === 0) return cluster.realServers.map(({ id }) => id);
  return names
    .flatMap((name) => findTargets([cluster], name))
    .map(({ kind, id, name }) => {
      if (kind === "destinations") throw new UsageError("deploy.destination", { name });
      return id;
    });
}

function bodyOf(options: DeployOptions): object {
  const { batch, minCapacity, takeOut, drainLimit, onDrainLimit, hook, hookLimit, ramp, soak } = options;
  const { onFailure, reason, dryRun } = options;
  const waits = hook?.kind === "manual" || hook?.kind === "continue";
  return {
    kind: "rolling",
    ...(batch !== undefined && { batchSize: batch }),
    ...(minCapacity !== undefined && { minCapacityPercent: minCapacity }),
    ...(takeOut !== undefined && { takeOut }),
    ...(drainLimit !== undefined && { drainLimitSec: drainLimit }),
    ...(onDrainLimit !== undefined && { onDrainLimit }),
    ...(hook !== undefined && {
      hook: { ...hook, ...(waits && hookLimit !== undefined && { limitSec: hookLimit }) },
    }),
    ...(ramp !== undefined && { ramp: { steps: ramp.percents, everySec: ramp.everySec } }),
    ...(soak !== undefined && { soakSec: soak }),
    ...(onFailure !== undefined && { onFailure }),
    ...(reason !== undefined && { reason }),
    ...(dryRun === true && { dryRun }),
  };
}
