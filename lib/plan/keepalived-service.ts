import type { InitSystem } from "./model";

/** keepalived 2.2.7 in the lab takes 0.1 s for 10 destinations and 1.1 s for 1000. */
const settleSec = 20;

/**
 * Sets `pid` to keepalived's parent process, or to "" when it does not run. A pid file outlives a crash, so the process
 * must be there and be keepalived. Builtins only.
 */
const findProcess = `pid= name=
for file in /run/keepalived.pid /run/keepalived/keepalived.pid /var/run/keepalived.pid; do
  if [ -r "$file" ]; then read -r pid <"$file" || :; break; fi
done
if [ -n "$pid" ] && [ -r "/proc/$pid/comm" ]; then read -r name <"/proc/$pid/comm" || :; fi
if [ "$name" != keepalived ]; then pid=; fi
`;

/**
 * Waits until keepalived has worked off a reload. The parent re-reads the file and then passes SIGHUP to its children,
 * which edit the kernel; none of them says when it is done. But a signal stays pending (bit 0 of SigPnd, ShdPnd) until
 * its process takes it, and the process does not sleep before it has worked it off: parent asleep with nothing pending,
 * then each child the same, means done. Proven in the lab by 30 reloads, each followed by a read of the kernel.
 *
 * A parent that is gone died of the new file, and left its VIPs and services behind.
 */
const waitUntilIdle = `idle() {
  state= pending=
  while read -r key value rest; do
    case $key in
      State:) state=$value ;;
      SigPnd: | ShdPnd:) case $value in *[13579bdf]) pending=yes ;; esac ;;
    esac
  done <"/proc/$1/status" || return 1
  [ "$state" = S ] && [ -z "$pending" ]
}
all_idle() {
  idle "$pid" || return 1
  children=
  if [ -r "/proc/$pid/task/$pid/children" ]; then read -r children <"/proc/$pid/task/$pid/children" || :; fi
  for child in $children; do idle "$child" 2>/dev/null || return 1; done
}
turns=0
until all_idle 2>/dev/null; do
  if [ ! -d "/proc/$pid" ]; then echo "keepalived ended after the reload"; exit 1; fi
  turns=$((turns + 1))
  if [ "$turns" -gt ${settleSec * 50} ]; then echo "keepalived is still busy after ${settleSec} s"; exit 1; fi
  sleep 0.02
done
`;

/**
 * Makes a running keepalived re-read its file. `systemctl reload` and the init script do nothing but send SIGHUP to the
 * parent; sending it from the shell saves the 150 ms that they take.
 */
export const reloadKeepalived = `${findProcess}if [ -z "$pid" ]; then echo "keepalived is not running"; exit 1; fi
kill -HUP "$pid"
${waitUntilIdle}`;

/** Starts it now; whether it starts at boot is a matter of its own. */
export function startKeepalived(init: InitSystem): string {
  return init === "systemd" ? "systemctl start keepalived.service" : "/etc/init.d/keepalived start";
}

/** Stopping takes its VIPs and services out of the kernel, and tells its peers that it leaves. */
export function stopKeepalived(init: InitSystem): string {
  return init === "systemd" ? "systemctl stop keepalived.service" : "/etc/init.d/keepalived stop";
}

/**
 * A parent that was killed may leave children that it had only just begun and that do not hear of its end. systemd waits
 * 90 s for them before it starts anything (`TimeoutStopSec`); an orderly stop takes a tenth of a second.
 */
const endOrphans = `turns=0
while [ "$(systemctl is-active keepalived.service)" = deactivating ]; do
  turns=$((turns + 1))
  if [ "$turns" -gt 15 ]; then systemctl kill --signal=SIGKILL keepalived.service; break; fi
  sleep 0.2
done
`;

/** Reloads it, or starts it when it does not run: what an undo does after the old file is back. */
export function reloadOrStartKeepalived(init: InitSystem): string {
  return `${findProcess}if [ -z "$pid" ]; then
${init === "systemd" ? endOrphans : ""}${startKeepalived(init)}
exit 0
fi
kill -HUP "$pid"
${waitUntilIdle}`;
}

export function enableKeepalived(init: InitSystem): string {
  return init === "systemd" ? "systemctl enable --quiet keepalived.service" : bySysv("keepalived", "on");
}

export function disableKeepalived(init: InitSystem): string {
  return init === "systemd" ? "systemctl disable --quiet keepalived.service" : bySysv("keepalived", "off");
}

/** Debian has update-rc.d, the Red Hat family chkconfig. */
function bySysv(service: string, wanted: "on" | "off"): string {
  const debian = wanted === "on" ? `update-rc.d ${service} enable` : `update-rc.d ${service} disable`;
  return `if command -v update-rc.d >/dev/null; then ${debian}; else chkconfig ${service} ${wanted}; fi`;
}
