import type { ClusterResource, DestinationResource } from "@/lib/api/resources/cluster";
import { exitCodes } from "../exit-codes";
import type { Sentences } from "../sentences";
import type { Terminal } from "../terminal";
import { openPanel } from "./panel-client";
import { printTable } from "./print-table";
import { findTargets, readClusters } from "./targets";

export type ListOptions = {
  readonly cluster?: string;
  readonly problems?: true;
  readonly output: "table" | "wide" | "json";
};

type Row = { readonly cluster: string; readonly service: string; readonly destination: DestinationResource };

/** `ls` and `status` list every destination, `show` those of what the words name; `status --problems` what is not as wished. */
export async function runList(
  name: "ls" | "show" | "status",
  words: readonly string[],
  { cluster, problems, output }: ListOptions,
  terminal: Terminal,
  say: Sentences,
): Promise<number> {
  const clusters = await readClusters(await openPanel(terminal), cluster);
  const named =
    name === "show" ? new Set(words.flatMap((word) => findTargets(clusters, word)).map(({ id }) => id)) : null;
  const rows = clusters.flatMap(rowsOf).filter(({ destination }) => {
    if (named !== null) return named.has(destination.id) || named.has(destination.realServerId);
    return problems !== true || isProblem(destination);
  });
  terminal.print(output === "json" ? jsonOf(rows) : tableOf(rows, output === "wide", say));
  return exitCodes.done;
}

function rowsOf({ name: cluster, services }: ClusterResource): Row[] {
  return services.flatMap(({ name: service, destinations }) =>
    destinations.map((destination) => ({ cluster, service, destination })),
  );
}

/** Out of service, not in force, or left by whoever promised to bring it back. */
function isProblem({ hold, holds, weight, appliedWeight }: DestinationResource): boolean {
  return hold !== null || appliedWeight !== weight || holds.some(({ alarmedAt }) => alarmedAt !== null);
}

function jsonOf(rows: readonly Row[]): string {
  return `${JSON.stringify(rows, null, 2)}\n`;
}

function tableOf(rows: readonly Row[], wide: boolean, say: Sentences): string {
  const columns = ["cluster", "service", "real_server", "address", "weight", "state"];
  const titles = [...columns, ...(wide ? ["by", "reason", "until"] : [])].map((column) => say(`column.${column}`));
  return printTable(
    titles,
    rows.map(({ cluster, service, destination }) => {
      const { realServerName, address, port, weight, appliedWeight, hold, holds } = destination;
      const inForce = appliedWeight === weight ? String(weight) : `${appliedWeight ?? "-"} > ${weight}`;
      const state = say(`standing.${hold?.kind ?? "in_service"}`);
      const cells = [cluster, service, realServerName, `${address}:${port}`, inForce, state];
      const [first] = holds;
      return wide ? [...cells, first?.actorName ?? "", first?.reason ?? "", first?.leaseUntil ?? ""] : cells;
    }),
  );
}
