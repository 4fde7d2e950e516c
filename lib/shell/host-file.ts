/** A file as it has to be on a host. Its owner is root. */
export type HostFile = { readonly path: string; readonly mode: number; readonly content: string };

/** What starts services on the host: systemd, or scripts in /etc/init.d (System V). */
export type InitSystem = "systemd" | "sysv";
