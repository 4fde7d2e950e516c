import { expectedTable } from "@/lib/ipvs/expected-table";
import { renderSave } from "@/lib/ipvs/render-save";
import { renderKeepalivedConf } from "@/lib/keepalived/render-keepalived-conf";
import type { DesiredCluster, DesiredDirector } from "@/lib/model/cluster";
import { UsageError } from "./usage-error";

/**
 * A cluster as the file of one director: the named one, or the one that holds the VIPs. Without our header: that one says
 * that the panel owns the file, and no panel knows of this.
 */
export function convertCluster(
  cluster: DesiredCluster,
  to: "keepalived" | "ipvsadm",
  directorName: string | undefined,
): string {
  if (to === "ipvsadm") return renderSave(expectedTable({ ...cluster, engine: "ipvsadm" }));
  const director = findDirector(cluster, directorName);
  refuseUnknownAddresses(cluster);
  const text = renderKeepalivedConf({ ...cluster, engine: "keepalived" }, director.id);
  return text.slice(text.indexOf("\n") + 1);
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
  const unknown = directors.find(({ address }) => address === "0.0.0.0");
  if (vrrp !== null && directors.length > 1 && unknown !== undefined)
    throw new UsageError("convert.address_unknown", { name: unknown.name });
}
