import { randomUUID } from "node:crypto";
import { runResourceSchema } from "@/lib/api/resources/run";
import { exitCodes } from "../exit-codes";
import type { Sentences } from "../sentences";
import type { Terminal } from "../terminal";
import { followRun } from "./follow-run";
import { openPanel } from "./panel-client";

/** Says to a run what the verb is. Whoever pauses it does not wait for its end. */
export async function steerRun(
  id: string,
  verb: "wait" | "pause" | "continue" | "abort",
  terminal: Terminal,
  say: Sentences,
): Promise<number> {
  const panel = await openPanel(terminal);
  const path = `/runs/${encodeURIComponent(id)}`;
  if (verb === "wait") return await followRun(panel, await panel.get(path, runResourceSchema), terminal, say);
  const run = await panel.post(`${path}/${verb}`, {}, randomUUID(), runResourceSchema);
  if (verb !== "pause") return await followRun(panel, run, terminal, say);
  terminal.complain(`${say("run.paused", { id })}\n`);
  return exitCodes.done;
}
