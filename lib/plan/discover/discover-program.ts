import { ipvsSysctlSchema } from "@/lib/model/ipvs-sysctls";
import { ipvsSysctlLines } from "@/lib/plan/ipvs-sysctl-lines";
import { findKeepalived, printConfigId } from "@/lib/plan/keepalived-process";
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
      { id: "files", mayFail: true, script: filesScript(printFiles) },
      { id: "links", mayFail: true, script: filesScript(printLinks) },
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

function hostScript(): string {
  return `${initLines}${findKeepalived}${printConfigId}echo "main $main"
if [ "$name" = keepalived ]; then echo keepalived-running yes; else echo keepalived-running no; fi
for unit in ipvsadm ldirectord pulse; do if boot "$unit"; then echo "boot-loader $unit"; break; fi; done`;
}

/**
 * Follows includes as keepalived does: patterns of the shell, relative to the folder of the file that has them, whatever
 * condition stands before. What is expanded here is never run: pathname expansion is all that an unquoted word gets. The
 * files are the arguments of what prints them, the first one first.
 */
function filesScript(print: string): string {
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
${print}`;
}

/** As the files of an observation, checksums first. */
const printFiles = `sha256sum -- "$@"
exec head -v -c ${maxFileBytes} -- "$@"`;

/** Those of them that are symbolic links. */
const printLinks = `for file; do if [ -h "$file" ]; then printf '%s\\n' "$file"; fi; done`;

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
