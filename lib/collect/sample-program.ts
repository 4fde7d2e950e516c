import type { IpvsSysctl } from "@/lib/model/ipvs-sysctls";
import type { Program, ProgramStep } from "@/lib/shell/model";

/** What decides how a drain goes, beside weights. Somebody may set it by hand, and holds do for a while. */
export const sampledSysctls = ["expire_quiescent_template"] as const satisfies readonly IpvsSysctl[];

/** Begins the line between what ipvsadm printed and the files; ipvsadm prints no such line. */
export const stateMark = "-- keepalived ";

/** Each has lines of a form of its own, so that one process reads them all. The table of IPVS comes last. */
const files = "/proc/net/fib_trie /proc/net/if_inet6 /proc/net/dev /proc/loadavg /proc/net/ip_vs";

/**
 * What runs on every director every two seconds: two programs and no subshell, because starting either is what a sample
 * costs; everything else is a built-in of the shell. `cut` prints all columns of its files in large blocks, where `cat`
 * writes once a file and wakes sshd each time. `--stats` prints no weights, and /proc/net/ip_vs has them. Without ipvsadm
 * or its kernel module there is no sample; `ipvsadm` has loaded the module by the time the files are read.
 *
 * keepalived is running when the process its pid file names is called so; a pid file left behind by a crash is not
 * believed.
 */
const sample: ProgramStep = {
  id: "sample",
  inKeptShell: true,
  script: `ipvsadm -Ln --stats --exact && {
  signalbox_keepalived=stopped
  for signalbox_file in /run/keepalived.pid /run/keepalived/keepalived.pid; do
    if { read -r signalbox_pid <"$signalbox_file" && read -r signalbox_name <"/proc/$signalbox_pid/comm"; } 2>/dev/null &&
      [ "$signalbox_name" = keepalived ]; then
      signalbox_keepalived=running
      break
    fi
  done
  echo "${stateMark}$signalbox_keepalived"
  cut -b1- ${files} 2>/dev/null || :
}`,
};

/** The kernel counts the templates of a destination itself: asking for them walks no connections. */
const persistence: ProgramStep = {
  id: "persistence",
  inKeptShell: true,
  script: "ipvsadm -Ln --persistent-conn",
  mayFail: true,
};

export type SampleWish = {
  /** What services are, beside what moves. */
  readonly heads: boolean;
  /** Clients that are kept, which only persistent services have. */
  readonly persistence: boolean;
  /** What seldom changes. */
  readonly settings: boolean;
};

/** The cheapest program that tells what is wished for. */
export function sampleProgram(wish: SampleWish): Program {
  return {
    steps: [
      sample,
      ...(wish.heads ? [{ id: "listing", inKeptShell: true, script: "ipvsadm -Ln" }] : []),
      ...(wish.persistence ? [persistence] : []),
      ...(wish.settings ? settings : []),
    ],
  };
}

const settings: readonly ProgramStep[] = [
  { id: "timeouts", inKeptShell: true, script: "ipvsadm -L --timeout", mayFail: true },
  { id: "daemons", inKeptShell: true, script: "ipvsadm -L --daemon", mayFail: true },
  { id: "sysctls", script: `cd /proc/sys/net/ipv4/vs && exec grep -s '' ${sampledSysctls.join(" ")}`, mayFail: true },
];
