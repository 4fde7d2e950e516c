import { directorFiles } from "@/lib/director/director-files";
import { directorPaths } from "@/lib/director/director-paths";
import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import { expectedTable } from "@/lib/ipvs/expected-table";
import type { IpvsTable } from "@/lib/ipvs/model";
import type { AdoptedFile } from "@/lib/model/adopted-file";
import type { DesiredCluster, DesiredDirector } from "@/lib/model/cluster";
import { directorConf } from "@/lib/plan/director-conf";
import { importedFile } from "@/lib/plan/imported-file";
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
  /** What was in force before. */
  readonly former: DesiredCluster;
  /** Destinations whose weight was asked for. */
  readonly destinationIds: ReadonlySet<string>;
  /** Those of them that get it from keepalived's file, and are not touched in the kernel before. */
  readonly byFile: ReadonlySet<string>;
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

export function cutIds({ services }: DesiredCluster): ReadonlySet<string> {
  const destinations = services.flatMap((service) => service.destinations);
  return new Set(destinations.filter(({ hold }) => hold?.kind === "cut").map(({ id }) => id));
}

/** The same of those that are cut: what the kernel would show if they were not. */
export function cutTable({ model, destinationIds }: Pick<WeightPush, "model" | "destinationIds">): IpvsTable {
  const services = model.services.map((service) => ({
    ...service,
    destinations: service.destinations
      .filter(({ id, hold }) => destinationIds.has(id) && hold?.kind === "cut")
      .map(({ hold: _, ...destination }) => destination),
  }));
  return expectedTable({ ...model, services: services.filter(({ destinations }) => destinations.length > 0) });
}

/** `sha256` is that of the file on the director; *kept* = the file is an adopted one, and stays. */
export type WeightFile = HostFile & { readonly sha256: string; readonly kept: boolean };

/** The files of a director that hold weights, and those that keepalived reads with them, in the order of writing. */
export function weightFiles(
  { model, deps, files }: Pick<WeightPush, "model" | "deps" | "files">,
  director: DesiredDirector,
): readonly WeightFile[] {
  if (model.engine === "keepalived") {
    const known = files[director.hostId] ?? {};
    const present = (path: string) => presentSum(known[path], importedFile(director.adopted, path), deps.sha256);
    return directorConf(model, director, present, deps.sha256).map((file) => ({ ...file, mode: 0o600 }));
  }
  // The rules do not depend on the init system.
  const rules = directorFiles(model, director.id, "systemd").find(({ path }) => path === directorPaths.rules);
  if (rules === undefined) throw new Error("a director with engine ipvsadm has a rules file");
  return [{ ...rules, sha256: deps.sha256(rules.content), kept: false }];
}

/** As a revision keeps them. */
export function textsByPath(files: readonly HostFile[]): Record<string, string> {
  return Object.fromEntries(files.map(({ path, content }) => [path, content]));
}

/** The checksum of a file of which the revision has this text: an adopted one holds passwords that the text has not. */
export function presentSum(
  known: string | undefined,
  imported: Pick<AdoptedFile, "sha256" | "text"> | undefined,
  sha256: (text: string) => string,
): string | null {
  if (known === undefined) return null;
  return known === imported?.text ? imported.sha256 : sha256(known);
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
