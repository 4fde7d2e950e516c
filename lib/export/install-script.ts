import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { bullets } from "@/lib/keepalived/vrrp-secret-file";
import type { DesiredCluster } from "@/lib/model/cluster";
import { quote } from "@/lib/shell/quote";
import { fileMode } from "./file-mode";

/**
 * Puts a host's files in place and starts what they are for. It can be run again at any time, and it holds no word that a
 * person has chosen.
 */
export function installScript(
  cluster: DesiredCluster,
  hostId: string,
  files: Readonly<Record<string, string>>,
): string {
  const paths = Object.keys(files);
  const incomplete = paths.filter((path) => files[path]?.includes(bullets));
  const puts = paths.map((path) => `put ${quote(path)} ${fileMode(path).toString(8)}\n`);
  return `#!/bin/sh
# Host ${hostId} of cluster ${cluster.id}. Run it as root on that host.
set -eu
cd "$(dirname "$0")"
${incomplete.map(refuseBullets).join("")}put() {
  mkdir -p "\${1%/*}"
  cp "files$1" "$1.signalbox-export"
  chmod "$2" "$1.signalbox-export"
  mv -f "$1.signalbox-export" "$1"
}
${puts.join("")}${startLines(paths)}`;
}

/** A file in which a password is only hinted at must not get into force. */
function refuseBullets(path: string): string {
  return `if grep -q ${quote(bullets)} ${quote(`files${path}`)}; then
  echo "Put the password in the place of ${bullets} in files${path} first." >&2
  exit 1
fi
`;
}

function startLines(paths: readonly string[]): string {
  const below = (folder: string, end = "") =>
    paths.flatMap((path) =>
      path.startsWith(folder) && path.endsWith(end) ? [path.slice(folder.length, path.length - end.length)] : [],
    );
  const units = below("/etc/systemd/system/", ".service");
  return [
    ...below("/usr/local/sbin/").map((script) => `/usr/local/sbin/${script} start\n`),
    ...(units.length > 0 ? [`systemctl daemon-reload\nsystemctl enable --now ${units.join(" ")}\n`] : []),
    ...below("/etc/init.d/").map(enableSysv),
    ...(paths.includes(keepalivedConfPath) ? [restartKeepalived] : []),
  ].join("");
}

/** Debian has update-rc.d, the Red Hat family chkconfig. */
function enableSysv(service: string): string {
  return `if command -v update-rc.d >/dev/null; then update-rc.d ${service} defaults; else chkconfig --add ${service}; fi\n`;
}

const restartKeepalived = `keepalived -t
if [ -d /run/systemd/system ]; then systemctl enable keepalived; systemctl restart keepalived; else /etc/init.d/keepalived restart; fi
`;
