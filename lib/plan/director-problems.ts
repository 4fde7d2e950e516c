import { directorNet } from "@/lib/director/director-net";
import { directorNetPaths } from "@/lib/director/director-net-paths";
import { directorPaths } from "@/lib/director/director-paths";
import { parseRules } from "@/lib/director/parse-rules";
import { expectedTable } from "@/lib/ipvs/expected-table";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { IpAddress } from "@/lib/model/address";
import type { DesiredDirector } from "@/lib/model/cluster";
import { errorAt, type Problem } from "@/lib/model/problem";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { readManagedHeader } from "@/lib/shell/managed-header";
import { adoptionProblems } from "./adoption-problems";
import { confOnDirector, isAdopted } from "./conf-on-director";
import { confPaths } from "./conf-paths";
import { directorGaps } from "./director-gaps";
import type { DirectorPart } from "./director-part";
import { importedFile } from "./imported-file";
import type { ObservedDirector } from "./model";
import { appliedVips } from "./plan-director-ipvsadm";
import { processEventProblems } from "./process-events";

/** Why a director cannot take its part of the plan. Everything found here is somebody else's, and stays as it is. */
export function directorProblems(part: DirectorPart): Problem[] {
  const foreign = foreignFiles(part);
  return [
    ...engineProblems(part),
    ...tableProblems(part),
    ...directorGaps(part),
    ...packetFilterProblems(part),
    ...processEventProblems(part),
    ...foreign,
    ...adoptionProblems(part),
    ...(foreign.length > 0 || isUnderstood(part) ? foreignServices(part) : unreadableFile(part)),
    ...interfaceProblems(part),
    ...foreignAddresses(part),
  ];
}

function engineProblems({ cluster, director, hostName, observed }: DirectorPart): Problem[] {
  if (cluster.engine !== "keepalived" || observed.keepalived !== null) return [];
  return [errorAt(["hosts", director.hostId], "plan.keepalived_missing", { host: hostName })];
}

/** Marks and FULLNAT need rules, and the rules somebody to load them. */
function packetFilterProblems({ cluster, director, hostName, observed }: DirectorPart): Problem[] {
  const hasRules = directorNet(cluster, director).some((line) => /^(mark|masquerade|serve) /.test(line));
  if (!hasRules || observed.packetFilter !== null) return [];
  return [errorAt(["hosts", director.hostId], "plan.nftables_missing", { host: hostName })];
}

/** Without a service nothing is wanted of IPVS: nodes that only share a VIP need not have it. */
function tableProblems({ cluster, director, hostName, observed, ownedKeys }: DirectorPart): Problem[] {
  const { tableMissing } = observed;
  const needed = cluster.engine === "ipvsadm" || cluster.services.length + ownedKeys.length > 0;
  if (tableMissing === null || !needed) return [];
  return [errorAt(["hosts", director.hostId], tableMissing, { host: hostName })];
}

function foreignFiles({ cluster, director, hostName, observed }: DirectorPart): Problem[] {
  const engine = cluster.engine === "keepalived" ? confPaths(director) : [directorPaths.rules, directorPaths.vips];
  const paths = [...engine, directorNetPaths.list];
  return paths.flatMap((path) => {
    const file = observed.files[path] ?? null;
    if (file === null || isBlank(file.content)) return [];
    const owner = file.content === null ? null : readManagedHeader(file.content);
    if (owner === cluster.id) return [];
    if (isAdopted(director, path, observed.files)) return [];
    const isImported = importedFile(director.adopted, path) !== undefined;
    const foreign = isImported ? "plan.adopted_file_changed" : "plan.foreign_file";
    const code = owner === null ? foreign : "plan.file_of_other_cluster";
    return [errorAt(["hosts", director.hostId], code, { host: hostName, path })];
  });
}

function isUnderstood({ cluster, director, observed }: DirectorPart): boolean {
  const paths = cluster.engine === "keepalived" ? confPaths(director) : [directorPaths.rules];
  const texts = paths.map((path) => observed.files[path]?.content ?? "");
  if (texts.every((text) => readManagedHeader(text) === null)) return true;
  const [rules = ""] = texts;
  return cluster.engine === "keepalived" ? confOnDirector(director, observed.files) !== null : parseRules(rules).ok;
}

/** Our own file, edited by hand into something that we never write: what it makes of the kernel cannot be told. */
function unreadableFile({ cluster, director, hostName }: DirectorPart): Problem[] {
  const path = cluster.engine === "keepalived" ? keepalivedConfPath : directorPaths.rules;
  return [errorAt(["hosts", director.hostId], "plan.file_not_understood", { host: hostName, path })];
}

/** Nothing but comments and empty lines: a package's placeholder, which holds nobody's set-up. */
function isBlank(content: string | null): boolean {
  return content !== null && readManagedHeader(content) === null && /^(\s*([#!].*)?(\n|$))*$/.test(content);
}

function foreignServices({ cluster, director, hostName, observed, ownedKeys }: DirectorPart): Problem[] {
  const owned = new Set(ownedKeys.map(serviceKeyText));
  const wanted = new Set(expectedTable(cluster).services.map(({ key }) => serviceKeyText(key)));
  return observed.table.services
    .map(({ key }) => serviceKeyText(key))
    .filter((key) => wanted.has(key) && !owned.has(key))
    .map((service) => errorAt(["hosts", director.hostId], "plan.foreign_service", { host: hostName, service }));
}

function interfaceProblems({ director, hostName, observed }: DirectorPart): Problem[] {
  if (observed.interfaces.includes(director.interface)) return [];
  const params = { host: hostName, interface: director.interface };
  return [errorAt(["hosts", director.hostId], "plan.interface_absent", params)];
}

/**
 * A VIP that is on the host already and that neither keepalived nor our script put there. With engine ipvsadm the script
 * leaves a VIP alone that is where it belongs; anywhere else it would answer for the director that holds it.
 */
function foreignAddresses({ cluster, director, hostName, observed }: DirectorPart): Problem[] {
  const ours = cluster.engine === "keepalived" ? configuredVips(director, observed) : appliedVips(observed);
  const vips = cluster.vips.map(({ address }) => address);
  return observed.addresses
    .filter(({ address }) => vips.includes(address) && !ours.includes(address))
    .filter((one) => cluster.engine === "keepalived" || one.interface !== director.interface)
    .map((one) =>
      errorAt(["hosts", director.hostId], "plan.foreign_address", {
        host: hostName,
        address: one.address,
        interface: one.interface,
      }),
    );
}

/** The VIPs in our keepalived.conf, when keepalived runs and can hold them. */
function configuredVips(director: DesiredDirector, { files, keepalived }: ObservedDirector): readonly IpAddress[] {
  return keepalived?.running === true ? (confOnDirector(director, files)?.vips ?? []) : [];
}
