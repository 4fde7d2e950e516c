import { expectedTable } from "@/lib/ipvs/expected-table";
import { assert } from "@/lib/model/assert";
import type { DesiredCluster } from "@/lib/model/cluster";
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
  const boot = init === "systemd" ? systemdUnit : sysvScript;
  return [
    { path: directorPaths.rules, mode: 0o644, content: renderRules(cluster.id, expectedTable(cluster)) },
    { path: directorPaths.vips, mode: 0o644, content: `${managedHeader(cluster.id)}\n${vips.join("")}` },
    { path: directorPaths.script, mode: 0o755, content: directorScript },
    { path: directorPaths[init], mode: init === "systemd" ? 0o644 : 0o755, content: boot },
  ];
}

const managedLine = "# Managed by Signalbox. Edits here are overwritten.";

/** The VIPs' interface must be up to tell the neighbours who holds them now. */
const systemdUnit = `${managedLine}
[Unit]
Description=Services and VIPs of this LVS director (Signalbox)
After=network-online.target
Wants=network-online.target

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=${directorPaths.script} start
ExecReload=${directorPaths.script} start
ExecStop=${directorPaths.script} stop

[Install]
WantedBy=multi-user.target
`;

const sysvScript = `#!/bin/sh
${managedLine}
### BEGIN INIT INFO
# Provides:          ${directorUnit}
# Required-Start:    $local_fs $network
# Required-Stop:     $local_fs $network
# Default-Start:     2 3 4 5
# Default-Stop:      0 1 6
# Short-Description: Services and VIPs of this LVS director (Signalbox)
### END INIT INFO
# chkconfig: 2345 12 88
# description: Services and VIPs of this LVS director (Signalbox)
case "$1" in
  start | stop | status) exec ${directorPaths.script} "$1" ;;
  restart | reload | force-reload) exec ${directorPaths.script} start ;;
  *) exec ${directorPaths.script} ;;
esac
`;
