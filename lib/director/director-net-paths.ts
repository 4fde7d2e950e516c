/** Name of the script in /usr/local/sbin and of the unit that runs it at boot. */
export const directorNetUnit = "signalbox-director-net";

/** Where the files of a director's net part are; each holds nothing but what `directorNetFiles` renders. */
export const directorNetPaths = {
  list: "/etc/signalbox/director.net",
  modules: "/etc/modules-load.d/signalbox-director.conf",
  sysctl: "/etc/sysctl.d/60-signalbox-director.conf",
  script: `/usr/local/sbin/${directorNetUnit}`,
  systemd: `/etc/systemd/system/${directorNetUnit}.service`,
  sysv: `/etc/init.d/${directorNetUnit}`,
} as const;
