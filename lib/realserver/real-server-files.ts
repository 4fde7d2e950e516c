import type { IpAddress } from "@/lib/model/address";
import { type BootFile, bootFile } from "@/lib/shell/boot-file";
import type { HostFile, InitSystem } from "@/lib/shell/host-file";
import { managedLine } from "@/lib/shell/managed-header";
import { realServerPaths, realServerUnit } from "./real-server-paths";
import { realServerScript } from "./real-server-script";
import type { RealServerSetUp } from "./real-server-set-up";
import { realServerSysctls } from "./real-server-sysctls";

/**
 * The files that a host needs to be a real server, in the order in which to write them, and to keep being one when it
 * boots. Nothing is in force before the script is started.
 *
 * To undo it: disable the unit, remove the file in sysctl.d, run `stop` (which then also forgets the previous settings),
 * remove the other files.
 */
export function realServerFiles({ vips, net }: RealServerSetUp, init: InitSystem): HostFile[] {
  return [
    { path: realServerPaths.vips, mode: 0o644, content: list(vips) },
    { path: realServerPaths.net, mode: 0o644, content: list(net) },
    { path: realServerPaths.sysctl, mode: 0o644, content: sysctlConf(vips) },
    { path: realServerPaths.script, mode: 0o755, content: realServerScript },
    bootFile(bootOf(net), init),
  ];
}

function list(lines: readonly string[]): string {
  return `${managedLine}\n${lines.map((line) => `${line}\n`).join("")}`;
}

/** The same settings that the script makes, so that they are in force at boot before any VIP can be. */
function sysctlConf(vips: readonly IpAddress[]): string {
  const lines = Object.entries(realServerSysctls(vips)).map(([name, value]) => `${name} = ${value}\n`);
  return `${managedLine}\n# ARP about the VIPs of ${realServerPaths.vips} is the director's.\n${lines.join("")}`;
}

/**
 * After sysctl.d has been read; before the network is up, so that no ARP request finds the host half set up. A gateway can
 * only be set when the network is up, and tunnels end at an address of it.
 */
function bootOf(net: readonly string[]): BootFile {
  return {
    unit: realServerUnit,
    description: "VIPs of this LVS real server (Signalbox)",
    script: realServerPaths.script,
    path: realServerPaths,
    order:
      net.length === 0
        ? `After=systemd-sysctl.service network-pre.target
Wants=network-pre.target
Before=network.target`
        : `After=systemd-sysctl.service network-online.target
Wants=network-online.target`,
    chkconfig: [11, 89],
  };
}
