import { randomUUID } from "node:crypto";
import { runResourceSchema } from "@/lib/api/resources/run";
import { exitCodes } from "../exit-codes";
import type { Sentences } from "../sentences";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";
import { openPanel } from "./panel-client";

type Report = { readonly id: string; readonly server: string; readonly failed?: boolean; readonly reason?: string };

/** Tells a run that waits for it that a server is deployed, or that this failed. */
export async function reportDone(
  { id, server, failed = false, reason = "" }: Report,
  terminal: Terminal,
  say: Sentences,
): Promise<number> {
  const panel = await openPanel(terminal);
  const path = `/runs/${encodeURIComponent(id)}`;
  const { items } = await panel.get(path, runResourceSchema);
  const item = items.find(({ target }) => target.name === server || target.id === server);
  if (item === undefined) throw new UsageError("run.no_server", { name: server });
  await panel.post(`${path}/items/${item.id}/continue`, { failed, reason }, randomUUID(), runResourceSchema);
  terminal.complain(`${say("run.told", { name: server })}\n`);
  return exitCodes.done;
}
