import type { Lab } from "@/tests/lab/lab";
import { type LabHostName, labHost } from "@/tests/lab/lab-hosts";

const ours = [
  "/etc/keepalived/keepalived.conf*",
  "/etc/keepalived/conf.d",
  "/etc/keepalived/signalbox",
  "/etc/signalbox",
  "/etc/sysctl.d/60-signalbox-*",
  "/etc/modules-load.d/signalbox-*",
  "/etc/systemd/system/signalbox-*",
  "/etc/systemd/system/*.wants/signalbox-*",
  "/etc/systemd/system/*.wants/keepalived.service",
  "/etc/init.d/signalbox-*",
  "/etc/rc?.d/*signalbox-*",
  "/usr/local/sbin/signalbox-*",
  "/var/lib/signalbox",
].join(" ");

const stopKeepalived = `
  if [ -d /run/systemd/system ]; then systemctl stop keepalived; else /etc/init.d/keepalived stop; fi >/dev/null 2>&1
  for _ in $(seq 100); do pidof keepalived >/dev/null || break; sleep 0.1; done
  update-rc.d keepalived disable >/dev/null 2>&1
  ipvsadm -C`;

const stopUnits = `
  if [ -d /run/systemd/system ]; then systemctl stop 'signalbox-*'; fi
  for script in /usr/local/sbin/signalbox-*; do [ ! -x "$script" ] || "$script" stop; done`;
const reload = "if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi";

/** Takes everything an earlier test file left on these hosts away, so that each file begins on fresh machines. */
export async function cleanHosts(lab: Lab, hosts: readonly LabHostName[] = lab.hosts): Promise<void> {
  for (const name of hosts.filter((host) => labHost(host).role !== "client")) {
    await lab.script(
      name,
      `${stopUnits}
       ${labHost(name).role === "director" ? stopKeepalived : ""}
       rm -rf ${ours}
       ip addr flush dev lo scope global
       ip addr show dev eth0 | grep -o '10.77.0.[0-9]*/32' | xargs -r -n1 -I@ ip addr del @ dev eth0
       sysctl -qw net.ipv4.conf.{all,lo}.arp_ignore=0 net.ipv4.conf.{all,lo}.arp_announce=0
       ${reload}`,
    );
  }
}
