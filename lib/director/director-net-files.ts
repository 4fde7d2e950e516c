import type { DesiredCluster, DesiredDirector } from "@/lib/model/cluster";
import { type BootFile, bootFile } from "@/lib/shell/boot-file";
import type { HostFile, InitSystem } from "@/lib/shell/host-file";
import { managedHeader, managedLine } from "@/lib/shell/managed-header";
import { directorNet } from "./director-net";
import { directorNetPaths, directorNetUnit } from "./director-net-paths";
import { directorNetScript } from "./director-net-script";
import { directorUnit } from "./director-paths";

/**
 * The files of a director's net part, in the order in which to write them; none when it needs none. Nothing is in force
 * before the script is started.
 *
 * To undo it: disable the unit, remove the file in sysctl.d, run `stop` (which then also forgets the previous settings),
 * remove the other files.
 */
export function directorNetFiles(cluster: DesiredCluster, director: DesiredDirector, init: InitSystem): HostFile[] {
  const lines = directorNet(cluster, director);
  if (lines.length === 0) return [];
  const list = `${managedHeader(cluster.id)}\n${lines.map((line) => `${line}\n`).join("")}`;
  return [
    { path: directorNetPaths.list, mode: 0o644, content: list },
    { path: directorNetPaths.modules, mode: 0o644, content: `${managedLine}\nip_vs\n` },
    { path: directorNetPaths.sysctl, mode: 0o644, content: sysctlConf(lines) },
    { path: directorNetPaths.script, mode: 0o755, content: directorNetScript },
    bootFile(boot, init),
  ];
}

/** The minus: an interface, or ip_vs, may not be there yet when this is read. The script sets them again. */
function sysctlConf(lines: readonly string[]): string {
  const settings = lines.flatMap((line) => {
    const [, path, value] = /^set (\S+) (.*)$/.exec(line) ?? [];
    return path === undefined || value === undefined ? [] : [`-${path} = ${value}\n`];
  });
  return `${managedLine}\n${settings.join("")}`;
}

/** Packet filters that start by flushing everything come first; what answers for the VIPs comes after. */
const boot: BootFile = {
  unit: directorNetUnit,
  description: "Packet rules and kernel settings of this LVS director (Signalbox)",
  script: directorNetPaths.script,
  path: directorNetPaths,
  order: `After=network-online.target systemd-modules-load.service systemd-sysctl.service
After=nftables.service firewalld.service netfilter-persistent.service
Wants=network-online.target
Before=keepalived.service ${directorUnit}.service`,
  startBefore: `keepalived ${directorUnit}`,
  chkconfig: [10, 90],
};
