import type { InitSystem } from "./host-file";
import { quote } from "./quote";

/**
 * Scripts about a service of ours that is started at boot: NAME.service or /etc/init.d/NAME, both of which run
 * /usr/local/sbin/NAME. That script is run first by itself, so that what it has to say is in the step's output and not in
 * a journal; it changes nothing when it is run again by the init system.
 */
export function startBootUnitScript(name: string, init: InitSystem): string {
  const run = `${quote(`/usr/local/sbin/${name}`)} start\n`;
  return init === "systemd" ? `${run}systemctl start ${quote(`${name}.service`)}\n` : run;
}

export function stopBootUnitScript(name: string, init: InitSystem): string {
  const run = `${quote(`/usr/local/sbin/${name}`)} stop\n`;
  return init === "systemd" ? `${run}systemctl stop ${quote(`${name}.service`)}\n` : run;
}

/** Has it started at boot. The files must be in place. */
export function enableBootUnitScript(name: string, init: InitSystem): string {
  if (init === "systemd") return `systemctl daemon-reload\nsystemctl --quiet enable ${quote(`${name}.service`)}\n`;
  return `if command -v update-rc.d >/dev/null; then update-rc.d ${quote(name)} defaults
elif command -v chkconfig >/dev/null; then chkconfig --add ${quote(name)}
else echo 'signalbox: neither update-rc.d nor chkconfig is installed' >&2; exit 1
fi
`;
}

/** Run it while the files are still in place, and tell systemd once they are gone. */
export function disableBootUnitScript(name: string, init: InitSystem): string {
  if (init === "systemd") return `systemctl --quiet disable ${quote(`${name}.service`)}\n`;
  return `if command -v update-rc.d >/dev/null; then update-rc.d -f ${quote(name)} remove
elif command -v chkconfig >/dev/null; then chkconfig --del ${quote(name)}
fi
`;
}
