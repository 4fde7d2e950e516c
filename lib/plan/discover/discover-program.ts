import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { ipvsSysctlSchema } from "@/lib/model/ipvs-sysctls";
import { ipvsSysctlLines } from "@/lib/plan/ipvs-sysctl-lines";
import { initLines } from "@/lib/plan/observe-common";
import type { Program } from "@/lib/shell/model";

/** keepalived itself stops at the number of open files; nobody's set-up comes near. */
const maxFiles = 200;
const maxFileBytes = 1_000_000;
const maxMarkRules = 200;

/**
 * One program that reads what somebody has set up on a director. It writes nothing; where the table has never been used,
 * `ipvsadm` itself would load ip_vs, so it is not asked then.
 */
export function discoverProgram(): Program {
  return {
    steps: [
      { id: "host", script: hostScript() },
      { id: "keepalived", mayFail: true, script: "exec keepalived --version" },
      { id: "files", mayFail: true, script: filesScript() },
      { id: "ipvsadm", mayFail: true, script: ifLoaded("exec ipvsadm --version") },
      { id: "rules", mayFail: true, script: ifLoaded("exec ipvsadm -Sn") },
      { id: "thresholds", mayFail: true, script: ifLoaded("exec ipvsadm -Ln --thresholds") },
      { id: "timeouts", mayFail: true, script: ifLoaded("exec ipvsadm -L --timeout") },
      { id: "daemons", mayFail: true, script: ifLoaded("exec ipvsadm -L --daemon") },
      { id: "sysctls", mayFail: true, script: sysctlScript() },
      { id: "addresses", mayFail: true, script: "exec ip -o address show" },
      { id: "marks", mayFail: true, script: marksScript() },
    ],
  };
}

function ifLoaded(script: string): string {
  return `[ -e /proc/net/ip_vs ] || exit 1\n${script}`;
}

/** Shell lines that set `pid` and `main`: keepalived's process, and the file that it was started with or would be. */
const findKeepalived = `pid= name= main=
for file in /run/keepalived.pid /run/keepalived/keepalived.pid /var/run/keepalived.pid; do
  if [ -r "$file" ]; then read -r pid <"$file" || :; break; fi
done
if [ -n "$pid" ] && [ -r "/proc/$pid/comm" ]; then read -r name <"/proc/$pid/comm" || :; fi
words() { if [ "$name" = keepalived ]; then tr '\\000' '\\n' <"/proc/$pid/cmdline"; fi; }
main=$(words | sed -n -e '/^-f$/{n;p;q;}' -e '/^--use-file$/{n;p;q;}' -e 's/^-f\\(..*\\)$/\\1/p' -e 's/^--use-file=//p')
if [ -z "$main" ]; then
  main=${keepalivedConfPath}
  if [ ! -f "$main" ] && [ -f "/usr/local$main" ]; then main=/usr/local$main; fi
fi
`;

function hostScript(): string {
  return `${initLines}${findKeepalived}id=$(words | sed -n -e '/^-i$/{n;p;q;}' -e '/^--config-id$/{n;p;q;}' -e 's/^-i\\(..*\\)$/\\1/p' -e 's/^--config-id=//p')
node=$(uname -n)
echo "config-id \${id:-\${node%%.*}}"
echo "main $main"
if [ "$name" = keepalived ]; then echo keepalived-running yes; else echo keepalived-running no; fi
for unit in ipvsadm ldirectord pulse; do if boot "$unit"; then echo "boot-loader $unit"; break; fi; done`;
}

/**
 * Follows includes as keepalived does: patterns of the shell, relative to the folder of the file that has them, whatever
 * condition stands before. What is expanded here is never run: pathname expansion is all that an unquoted word gets.
 * Printed like the files of an observation, checksums first.
 */
function filesScript(): string {
  return `${findKeepalived}nl='
'
seen= todo=$main$nl
set --
IFS=$nl
while [ -n "$todo" ]; do
  file=\${todo%%"$nl"*}
  todo=\${todo#*"$nl"}
  case "$nl$seen" in *"$nl$file$nl"*) continue ;; esac
  if [ ! -f "$file" ] || [ ! -r "$file" ] || [ $# -ge ${maxFiles} ]; then continue; fi
  seen=$seen$file$nl
  set -- "$@" "$file"
  set -f
  for pattern in $(sed -n ${includeLine} "$file"); do
    case $pattern in /*) ;; *) pattern=\${file%/*}/$pattern ;; esac
    set +f
    for one in $pattern; do todo=$todo$one$nl; done
    set -f
  done
  set +f
done
if [ $# -eq 0 ]; then exit 0; fi
sha256sum -- "$@"
exec head -v -c ${maxFileBytes} -- "$@"`;
}

/** The pattern of an include without the comment after it. */
const includeStart =
  "^[[:space:]]*\\(@[^[:space:]]*[[:space:]]\\{1,\\}\\)\\{0,1\\}include[rmwba]\\{0,1\\}[[:space:]]\\{1,\\}";
const includeLine = `-e 's/[#!].*$//' -e '/${includeStart}/!d' -e 's/${includeStart}//' -e 's/[[:space:]]*$//' -e p`;

function sysctlScript(): string {
  const names = ipvsSysctlSchema.options.filter((name) => name !== "sync_period");
  return ipvsSysctlLines(names);
}

/** Whatever is there: tools that share their rules list them twice, which the reader undoes. */
function marksScript(): string {
  return `{
  if command -v nft >/dev/null; then nft list ruleset 2>/dev/null | sed -n 's/^[[:space:]]*\\(.*mark set .*\\)$/nft \\1/p'; fi
  if command -v iptables-save >/dev/null; then iptables-save -t mangle 2>/dev/null | sed -n 's/^-A .*-j MARK .*$/iptables &/p'; fi
  if command -v ip6tables-save >/dev/null; then ip6tables-save -t mangle 2>/dev/null | sed -n 's/^-A .*-j MARK .*$/ip6tables &/p'; fi
} | head -n ${maxMarkRules}`;
}
