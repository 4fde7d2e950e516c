import { randomUUID } from "node:crypto";
import { runResourceSchema } from "@/lib/api/resources/run";
import type { Sentences } from "../sentences";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";
import { followRun } from "./follow-run";
import { openPanel } from "./panel-client";
import type { RampSteps } from "./parse-steps";
import { findTargets, readClusters } from "./targets";

export type RampOptions = {
  readonly cluster?: string;
  readonly reason?: string;
  readonly hold?: string;
  readonly onAbort: "hold" | "back";
  readonly key?: string;
};

type Asked = { readonly word: string; readonly steps: RampSteps; readonly options: RampOptions };

/** Has the panel raise or lower the weight of one target in steps, and follows it to its end. */
export async function runRamp({ word, steps, options }: Asked, terminal: Terminal, say: Sentences): Promise<number> {
  const panel = await openPanel(terminal);
  const { cluster, reason = "", hold, onAbort, key = randomUUID() } = options;
  const [target, other] = findTargets(await readClusters(panel, cluster), word);
  if (target === undefined || other !== undefined) throw new UsageError("ramp.several", { name: word });
  const body = {
    kind: "ramp",
    target: { kind: target.kind === "destinations" ? "destination" : "realServer", id: target.id },
    ramp: { unit: "percent", steps: steps.percents, everySec: steps.everySec },
    ...{ reason, onAbort },
    ...(hold !== undefined && { hold }),
  };
  return await followRun(panel, await panel.post("/runs", body, key, runResourceSchema), terminal, say);
}
