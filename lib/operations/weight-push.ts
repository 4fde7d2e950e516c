import { directorFiles } from "@/lib/director/director-files";
import { directorPaths } from "@/lib/director/director-paths";
import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import { expectedTable } from "@/lib/ipvs/expected-table";
import type { IpvsTable } from "@/lib/ipvs/model";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { DesiredCluster, DesiredDirector } from "@/lib/model/cluster";
import { directorConf } from "@/lib/plan/director-conf";
import type { HostFile } from "@/lib/shell/host-file";
import type { RevisionFiles } from "./add-cluster-revision";
import type { OperationDeps } from "./deps";
import type { Journal } from "./journal";

/** One push of weights to all directors of a cluster. */
export type WeightPush = {
  readonly deps: OperationDeps;
  readonly journal: Journal;
  readonly fence: { readonly clusterId: string; readonly epoch: number };
  /** The newest applied model, with the new weights in it. */
  readonly model: DesiredCluster;
  /** Destinations whose weight was asked for. */
  readonly destinationIds: ReadonlySet<string>;
  /** What the newest revision says is on the hosts. */
  readonly files: RevisionFiles;
};

/** The services of the table that are touched, with their touched destinations alone. */
export function touchedTable({ model, destinationIds }: Pick<WeightPush, "model" | "destinationIds">): IpvsTable {
  const services = model.services.map((service) => ({
    ...service,
    destinations: service.destinations.filter(({ id }) => destinationIds.has(id)),
  }));
  return expectedTable({ ...model, services: services.filter(({ destinations }) => destinations.length > 0) });
}

/** The one file of a director that holds weights. */
export function weightFile(model: DesiredCluster, director: DesiredDirector): HostFile {
  if (model.engine === "keepalived") {
    return { path: keepalivedConfPath, mode: 0o600, content: directorConf(model, director) };
  }
  // The rules do not depend on the init system.
  const rules = directorFiles(model, director.id, "systemd").find(({ path }) => path === directorPaths.rules);
  if (rules === undefined) throw new Error("a director with engine ipvsadm has a rules file");
  return rules;
}

/** Only what was touched: whatever else is in the table is not this push's concern. */
export function onlyTouched(table: IpvsTable, touched: IpvsTable): IpvsTable {
  const wanted = new Set(touched.services.flatMap(({ destinations }) => destinations.map(destinationKeyText)));
  return {
    services: table.services.map((service) => ({
      ...service,
      destinations: service.destinations.filter((one) => wanted.has(destinationKeyText(one))),
    })),
  };
}
