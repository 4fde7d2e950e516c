import { pageSchema } from "@/lib/api/resources/common";
import { type MaintenanceResource, maintenanceResourceSchema } from "@/lib/api/resources/maintenance";
import { exitCodes } from "../exit-codes";
import { loadSentences, type Sentences } from "../sentences";
import type { Terminal } from "../terminal";
import { openPanel, type PanelClient } from "./panel-client";
import { printTable } from "./print-table";

export type ListOptions = { readonly output: "table" | "json" };

const maintenancesSchema = pageSchema(maintenanceResourceSchema);

/** Those that are not over, of every server or of one. */
export async function openMaintenances(panel: PanelClient, realServerId?: string): Promise<MaintenanceResource[]> {
  const filter = new URLSearchParams({ open: "true", ...(realServerId !== undefined && { realServerId }) });
  return (await panel.get(`/maintenances?${filter}`, maintenancesSchema)).items;
}

export async function listMaintenances({ output }: ListOptions, terminal: Terminal, say: Sentences): Promise<number> {
  const maintenances = await openMaintenances(await openPanel(terminal));
  if (output === "json") {
    terminal.print(`${JSON.stringify(maintenances, null, 2)}\n`);
    return exitCodes.done;
  }
  const states = await loadSentences(terminal.locale, "maintenance");
  const titles = ["real_server", "cluster", "state", "by", "reason", "until"].map((title) => say(`column.${title}`));
  const rows = maintenances.map(({ realServerName, clusterName, state, ownerName, reason, until }) => [
    ...[realServerName, clusterName, states(`states.${state}`), ownerName, reason, until ?? ""],
  ]);
  terminal.print(printTable(titles, rows));
  return exitCodes.done;
}
