import { expectedTable } from "@/lib/ipvs/expected-table";
import { assert } from "@/lib/model/assert";
import type { DesiredCluster } from "@/lib/model/cluster";
import { type BootFile, bootFile } from "@/lib/shell/boot-file";
import type { HostFile, InitSystem } from "@/lib/shell/host-file";
import { managedHeader } from "@/lib/shell/managed-header";
import { directorPaths, directorUnit } from "./director-paths";
import { directorScript } from "./director-script";
import { heldVips } from "./held-vips";
import { renderRules } from "./render-rules";

/**
 * The files of a director with engine ipvsadm, in the order in which to write them: they bring its services and VIPs back
 * when it boots. Nothing is in force before the script is started.
 *
 * To undo it: disable the unit, run `stop`, remove the files.
 */
export function directorFiles(cluster: DesiredCluster, directorId: string, init: InitSystem): HostFile[] {
  const director = cluster.directors.find(({ id }) => id === directorId);
  assert(director !== undefined, "a director of the cluster");
  const vips = heldVips(cluster, directorId).map(
    ({ address, prefixLength }) => `${address}/${prefixLength} ${director.interface}\n`,
  );
  return [
    { path: directorPaths.rules, mode: 0o644, content: renderRules(cluster.id, expectedTable(cluster)) },
    { path: directorPaths.vips, mode: 0o644, content: `${managedHeader(cluster.id)}\n${vips.join("")}` },
    { path: directorPaths.script, mode: 0o755, content: directorScript },
    bootFile(boot, init),
  ];
}

/** The VIPs' interface must be up to tell the neighbours who holds them now. */
const boot: BootFile = {
  unit: directorUnit,
  description: "Services and VIPs of this LVS director (Signalbox)",
  script: directorPaths.script,
  path: directorPaths,
  order: `After=network-online.target
Wants=network-online.target`,
  chkconfig: [12, 88],
};
