import type { Program } from "@/lib/shell/model";

/** Each has lines of a form of its own, so that one process reads them all. */
const files = "/proc/net/fib_trie /proc/net/if_inet6 /proc/net/dev /proc/loadavg";

/**
 * What runs on every director every two seconds: three processes, and two more while a
 * service is persistent, because a process costs about 15 ms on a small
 * director and everything else is a built-in of the shell. `--stats` prints no weights and the plain listing no
 * counters, so ipvsadm runs twice.
 *
 * keepalived is running when the process its pid file names is called so; a pid file left behind by a crash is not
 * believed. The kernel counts the templates of a destination itself: asking for them walks no connections. Without ipvsadm or its kernel module there is no sample.
 */
export const sampleProgram: Program = {
  steps: [
    { id: "stats", script: "exec ipvsadm -Ln --stats --exact" },
    { id: "listing", script: "exec ipvsadm -Ln" },
    {
      id: "persistence",
      script: `if grep -q " persistent " /proc/net/ip_vs 2>/dev/null; then exec ipvsadm -Ln --persistent-conn; fi`,
      mayFail: true,
    },
    { id: "addresses", script: `exec cat ${files} 2>/dev/null`, mayFail: true },
    {
      id: "keepalived",
      script: `for file in /run/keepalived.pid /run/keepalived/keepalived.pid; do
  if { read -r pid <"$file" && read -r name <"/proc/$pid/comm"; } 2>/dev/null && [ "$name" = keepalived ]; then
    echo running
    break
  fi
done`,
      mayFail: true,
    },
  ],
};

/** The same, and what seldom changes. Where nothing was ever balanced, `ipvsadm` has loaded the module by then. */
export const fullSampleProgram: Program = {
  steps: [
    ...sampleProgram.steps,
    { id: "timeouts", script: "exec ipvsadm -L --timeout", mayFail: true },
    { id: "daemons", script: "exec ipvsadm -L --daemon", mayFail: true },
  ],
};
