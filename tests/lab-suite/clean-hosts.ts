import type { Lab } from "@/tests/lab/lab";
import { labHost } from "@/tests/lab/lab-hosts";

const ours = [
  "/etc/keepalived/keepalived.conf*",
  "/etc/signalbox",
  "/etc/sysctl.d/60-signalbox-*",
  "/etc/systemd/system/signalbox-*",
  "/etc/systemd/system/*.wants/signalbox-*",
  "/etc/systemd/system/*.wants/keepalived.service",
  "/usr/local/sbin/signalbox-*",
  "/var/lib/signalbox",
].join(" ");

/** Takes everything an earlier test file left on the hosts away, so that each file begins on fresh machines. */
export async function cleanHosts(lab: Lab): Promise<void> {
  for (const name of lab.hosts.filter((host) => labHost(host).role !== "client")) {
    const isDirector = labHost(name).role === "director";
    await lab.script(
      name,
      `systemctl stop 'signalbox-*' ${isDirector ? "keepalived" : ""} 2>/dev/null
       rm -rf ${ours}
       ${isDirector ? "ipvsadm -C" : ""}
       ip addr flush dev lo scope global
       ip addr show dev eth0 | grep -o '10.77.0.[0-9]*/32' | xargs -r -n1 -I@ ip addr del @ dev eth0
       sysctl -qw net.ipv4.conf.{all,lo}.arp_ignore=0 net.ipv4.conf.{all,lo}.arp_announce=0
       systemctl daemon-reload`,
    );
  }
}
