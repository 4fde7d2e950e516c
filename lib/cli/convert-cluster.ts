import { renderImported } from "@/lib/import/keepalived/render-imported";
import type { ImportedCluster, ImportOptions, ImportSource } from "@/lib/import/model";
import { expectedTable } from "@/lib/ipvs/expected-table";
import { renderSave } from "@/lib/ipvs/render-save";
import type { DesiredCluster, DesiredDirector } from "@/lib/model/cluster";
import { readManagedHeader } from "@/lib/shell/managed-header";
import { UsageError } from "./usage-error";

export type ConvertOptions = ImportOptions & {
  readonly to: "keepalived" | "ipvsadm";
  /** The keepalived.conf and its includes that the cluster was read from; [] = it was read from something else. */
  readonly sources: readonly ImportSource[];
};

/** A cluster as the file of one director: the one named in the options, or the one that holds the VIPs. */
export function convertCluster(cluster: ImportedCluster, options: ConvertOptions): string {
  if (options.to === "ipvsadm") return renderSave(expectedTable({ ...cluster, engine: "ipvsadm" }));
  const director = findDirector(cluster, options.director);
  refuseUnknownAddresses(cluster);
  return withoutHeader(renderImported(cluster, director.id, options.sources, options));
}

/** Our header says that a panel owns the file, which is not true of a copy. */
function withoutHeader(text: string): string {
  return readManagedHeader(text) === null ? text : text.slice(text.indexOf("\n") + 1);
}

function findDirector({ directors }: DesiredCluster, name: string | undefined): DesiredDirector {
  const [master] = directors.toSorted((one, other) => other.priority - one.priority);
  const director = name === undefined ? master : directors.find((each) => each.name === name);
  const names = directors.map((each) => each.name).join(", ");
  if (director === undefined) throw new UsageError("convert.no_director", { name: name ?? "", names });
  return director;
}

/** Directors speak to each other by their own addresses, which not every file gives. */
function refuseUnknownAddresses({ directors, vrrp }: DesiredCluster): void {
  const unknown = directors.find(({ address }) => address === "0.0.0.0" || address === "::");
  if (vrrp !== null && directors.length > 1 && unknown !== undefined)
    throw new UsageError("convert.address_unknown", { name: unknown.name });
}
