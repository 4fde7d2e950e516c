/** Name of the script in /usr/local/sbin and of the unit that runs it at boot. */
export const directorUnit = "signalbox-director";

/** Where our files on a director with engine ipvsadm are; each holds nothing but what `directorFiles` renders. */
export const directorPaths = {
  rules: "/etc/signalbox/ipvsadm.rules",
  vips: "/etc/signalbox/director.vips",
  script: `/usr/local/sbin/${directorUnit}`,
  systemd: `/etc/systemd/system/${directorUnit}.service`,
  sysv: `/etc/init.d/${directorUnit}`,
} as const;

/** What the script itself keeps on the host: the VIPs that it put on an interface. */
export const directorStatePaths = { applied: "/var/lib/signalbox/director.vips.applied" } as const;

/** A link to what was confirmed last on a director, for the day without a panel; it leads to .a or .b in turn. */
export const lastGoodPath = "/var/lib/signalbox/last-good";
