import type { HostFile, InitSystem } from "./host-file";
import { managedLine } from "./managed-header";

/** What brings one of our scripts (start|stop|status) back when a host boots. */
export type BootFile = {
  /** Name of the unit and of the script in /etc/init.d. */
  readonly unit: string;
  readonly description: string;
  /** The script that is started. */
  readonly script: string;
  readonly path: Readonly<Record<InitSystem, string>>;
  /** systemd: lines of [Unit] that say when. */
  readonly order: string;
  /** SysV: what LSB knows by name and has to wait for this one. */
  readonly startBefore?: string;
  /** SysV of the RHEL family: start and stop numbers, 0..99. */
  readonly chkconfig: readonly [start: number, stop: number];
};

/** The unit or the SysV script, by what the host boots with. */
export function bootFile(boot: BootFile, init: InitSystem): HostFile {
  return init === "systemd"
    ? { path: boot.path.systemd, mode: 0o644, content: systemdUnit(boot) }
    : { path: boot.path.sysv, mode: 0o755, content: sysvScript(boot) };
}

function systemdUnit({ description, order, script }: BootFile): string {
  return `${managedLine}
[Unit]
Description=${description}
${order}

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=${script} start
ExecReload=${script} start
ExecStop=${script} stop

[Install]
WantedBy=multi-user.target
`;
}

function sysvScript({ unit, description, script, startBefore, chkconfig: [start, stop] }: BootFile): string {
  return `#!/bin/sh
${managedLine}
### BEGIN INIT INFO
# Provides:          ${unit}
# Required-Start:    $local_fs $network
# Required-Stop:     $local_fs $network
${startBefore === undefined ? "" : `# X-Start-Before:    ${startBefore}\n`}# Default-Start:     2 3 4 5
# Default-Stop:      0 1 6
# Short-Description: ${description}
### END INIT INFO
# chkconfig: 2345 ${start} ${stop}
# description: ${description}
case "$1" in
  start | stop | status) exec ${script} "$1" ;;
  restart | reload | force-reload) exec ${script} start ;;
  *) exec ${script} ;;
esac
`;
}
