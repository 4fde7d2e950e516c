import type { Lab } from "@/tests/lab/lab";
import type { LabHostName } from "@/tests/lab/lab-hosts";

/** What the hosts themselves say, past the panel: tests compare it with what the panel claims. */

/** The lines of `ipvsadm -Sn` that name this VIP, sorted. */
export async function kernelTable(lab: Lab, director: LabHostName, vip: string): Promise<string[]> {
  const lines = (await lab.script(director, "ipvsadm -Sn")).split("\n");
  return lines
    .filter((line) => line.includes(vip))
    .map((line) => line.trim())
    .sort();
}

/** The directors that have the VIP on this interface. */
export async function vipHolders(lab: Lab, vip: string, device = "eth0"): Promise<string[]> {
  const holders: string[] = [];
  for (const director of ["director1", "director2"] as const) {
    const { stdout } = await lab.exec(director, ["ip", "-br", "addr", "show", "dev", device]);
    if (stdout.includes(` ${vip}/`)) holders.push(director);
  }
  return holders;
}

/**
 * What makes a machine a real server for DR, as it is now. The kernel takes the larger of conf.all and the interface's
 * own value, so conf.all decides.
 */
export async function realServerState(lab: Lab, server: LabHostName, vip: string) {
  const all = "net.ipv4.conf.all";
  const values = await lab.script(server, `sysctl -n ${all}.arp_ignore ${all}.arp_announce`);
  const [arpIgnore, arpAnnounce] = values.split("\n").map(Number);
  const loopback = await lab.script(server, "ip -br addr show dev lo");
  return { arpIgnore, arpAnnounce, hasVip: loopback.includes(` ${vip}/32`) };
}
