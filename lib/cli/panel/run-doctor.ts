import type { z } from "zod";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import { pageSchema } from "@/lib/api/resources/common";
import { type DriftResource, driftResourceSchema } from "@/lib/api/resources/drift";
import { type HostResource, hostResourceSchema } from "@/lib/api/resources/host";
import { exitCodes } from "../exit-codes";
import type { Sentences } from "../sentences";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";
import { examineDirector, type Finding } from "./examine-director";
import { openPanel, type PanelClient } from "./panel-client";
import { readClusters } from "./targets";

type Patient = { readonly cluster: ClusterResource; readonly host: HostResource; readonly drift: DriftResource };

/** Prints what is known of directors by name, or of `all`, and since when; ends with 1 when something is not well. */
export async function runDoctor(
  names: readonly string[],
  output: "json" | undefined,
  terminal: Terminal,
  say: Sentences,
): Promise<number> {
  const found = await readPatients(await openPanel(terminal));
  const all = names.includes("all");
  for (const name of names) {
    if (name !== "all" && !found.some(({ host }) => host.name === name))
      throw new UsageError("doctor.nobody", { name });
  }
  const examined = found
    .filter(({ host }) => all || names.includes(host.name))
    .map(({ cluster, host, drift }) => ({
      cluster: cluster.name,
      director: host.name,
      findings: examineDirector({ cluster, host, drift }),
    }));
  if (output === "json") terminal.print(`${JSON.stringify(examined, null, 2)}\n`);
  else for (const one of examined) terminal.print(textOf(one, say));
  const isWell = examined.every(({ findings }) => findings.every(({ well }) => well));
  return isWell ? exitCodes.done : exitCodes.inputFaulty;
}

async function readPatients(panel: PanelClient): Promise<Patient[]> {
  const hosts = await readAll(panel, "/hosts", hostResourceSchema);
  const patients: Patient[] = [];
  for (const cluster of await readClusters(panel, undefined)) {
    const drift = await panel.get(`/clusters/${cluster.id}/drift`, driftResourceSchema);
    for (const { hostId } of cluster.directors) {
      const host = hosts.find(({ id }) => id === hostId);
      if (host !== undefined) patients.push({ cluster, host, drift });
    }
  }
  return patients;
}

async function readAll<T>(panel: PanelClient, path: string, item: z.ZodType<T>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query: string = cursor === "" ? "" : `?cursor=${encodeURIComponent(cursor)}`;
    const page: { items: T[]; next: string | null } = await panel.get(`${path}${query}`, pageSchema(item));
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

function textOf(
  { cluster, director, findings }: { cluster: string; director: string; findings: readonly Finding[] },
  say: Sentences,
): string {
  const lines = findings.map(({ well, code, params }) => `  ${well ? " " : "!"} ${say(`doctor.${code}`, params)}\n`);
  return `${director} (${cluster})\n${lines.join("")}`;
}
