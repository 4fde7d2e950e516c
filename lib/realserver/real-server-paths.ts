/** Name of the script in /usr/local/sbin and of the unit that runs it at boot. */
export const realServerUnit = "signalbox-real-server";

/** Where our files on a real server are; each holds nothing but what `realServerFiles` renders. */
export const realServerPaths = {
  vips: "/etc/signalbox/real-server.vips",
  net: "/etc/signalbox/real-server.net",
  sysctl: "/etc/sysctl.d/60-signalbox-real-server.conf",
  script: `/usr/local/sbin/${realServerUnit}`,
  systemd: `/etc/systemd/system/${realServerUnit}.service`,
  sysv: `/etc/init.d/${realServerUnit}`,
} as const;

/** What the script itself keeps on the host: the VIPs and tunnels it has made, and the ARP settings it found. */
export const realServerStatePaths = {
  applied: "/var/lib/signalbox/real-server.vips.applied",
  previous: "/var/lib/signalbox/real-server.previous",
} as const;
