import type { IpvsSysctl } from "@/lib/model/ipvs-sysctls";

/**
 * Shell text that prints `NAME VALUE` for each of these settings that the kernel has. By grep, since the shell's own
 * `read` reads byte by byte and /proc/sys gives nothing after the first; /dev/null makes it name a single file, too.
 */
export function ipvsSysctlLines(names: readonly IpvsSysctl[]): string {
  return `if cd /proc/sys/net/ipv4/vs 2>/dev/null; then
  grep -s . ${names.join(" ")} /dev/null | sed 's/:/ /'
fi`;
}
