import { lastGoodPath } from "@/lib/director/director-paths";
import type { DesiredCluster, DesiredDirector } from "@/lib/model/cluster";
import { quoteText } from "@/lib/shell/quote";
import { epochFile, fencedExitCode } from "./fence";
import { lastGoodReadme, readmeGaps } from "./last-good-readme";

/** Everything that makes a host a director of ours, with keepalived.conf and what it may include. Without the first "/". */
const files = [
  "etc/keepalived",
  "etc/signalbox",
  "etc/modules-load.d/signalbox-director.conf",
  "etc/sysctl.d/60-signalbox-director.conf",
  "etc/systemd/system/signalbox-director.service",
  "etc/systemd/system/signalbox-director-net.service",
  "etc/init.d/signalbox-director",
  "etc/init.d/signalbox-director-net",
  "usr/local/sbin/signalbox-director",
  "usr/local/sbin/signalbox-director-net",
];

/**
 * A script by which a director keeps what it has now as its last good state: the kernel's table, the files, and a README.
 * They are written into one of two folders in turn, and a link is renamed to it at the end: whenever the host dies, the
 * link leads to a complete one. Only root can read it, because keepalived's files hold passwords.
 *
 * The files are an archive, not a tree: copying a tree over / would also copy the modes of /etc and /usr.
 *
 * Another operation may begin to write meanwhile. It leaves its epoch on the host first, so a copy is worth something only
 * if no newer epoch is there when it is done; otherwise the script ends with `fencedExitCode`, and that operation makes
 * the next copy.
 */
export function keepLastGoodScript(
  cluster: DesiredCluster,
  director: DesiredDirector,
  { epoch }: { readonly epoch: number },
  savedAt: Date,
): string {
  return `set -eu
umask 077
assert_newest() {
  newest=0
  if [ -r ${epochFile(cluster.id)} ]; then read -r newest <${epochFile(cluster.id)} || :; fi
  [ "\${newest:-0}" -le ${epoch} ] || exit ${fencedExitCode}
}
assert_newest
link=${lastGoodPath}
[ -d "\${link%/*}" ] || mkdir -p -m 0755 "\${link%/*}"
current=$(readlink "$link" 2>/dev/null) || current=
case $current in *.a) next=\${link##*/}.b ;; *) next=\${link##*/}.a ;; esac
new=\${link%/*}/$next
rm -rf "$new" "$link.new"
mkdir "$new"
ipvsadm -Sn >"$new/ipvs.save"
cd /
set --
for path in ${files.join(" ")}; do [ ! -e "$path" ] || set -- "$@" "$path"; done
tar -cf "$new/files.tar" "$@"
[ ! -e etc/keepalived/keepalived.conf ] || cp etc/keepalived/keepalived.conf "$new/keepalived.conf"
if [ -d run/systemd/system ]; then restart='systemctl restart keepalived'; else restart='/etc/init.d/keepalived restart'; fi
net=
[ ! -x usr/local/sbin/signalbox-director-net ] || net='
    /usr/local/sbin/signalbox-director-net start'
printf %s ${shellText(lastGoodReadme(cluster, director, savedAt))} >"$new/README"
sync -- "$new"/* 2>/dev/null || :
assert_newest
ln -s "$next" "$link.new"
mv -fT "$link.new" "$link" 2>/dev/null || { rm -f "$link"; mv -f "$link.new" "$link"; }
`;
}

/** One shell word: the text as it is, and in its gaps what the script has found out. */
function shellText(readme: string): string {
  const [beforeRestart = "", afterRestart] = readme.split(readmeGaps.restart);
  const rest = afterRestart ?? "";
  const [beforeNet = "", afterNet = ""] = (afterRestart === undefined ? beforeRestart : rest).split(readmeGaps.net);
  const restart = afterRestart === undefined ? "" : `${quoteText(beforeRestart)}"$restart"`;
  return `${restart}${quoteText(beforeNet)}"$net"${quoteText(afterNet)}`;
}
