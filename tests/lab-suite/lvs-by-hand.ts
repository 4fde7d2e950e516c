import type { Lab } from "@/tests/lab/lab";
import type { LabHostName } from "@/tests/lab/lab-hosts";

/** Sets a real server up for DR with plain commands, for tests that need one which Signalbox has not touched. */
export async function suppressArp(lab: Lab, server: LabHostName, vip: string): Promise<void> {
  const sysctls = ["all", "lo"].map(
    (name) => `net.ipv4.conf.${name}.arp_ignore=1 net.ipv4.conf.${name}.arp_announce=2`,
  );
  await lab.script(server, `sysctl -qw ${sysctls.join(" ")}; ip addr replace ${vip}/32 dev lo`);
}

/** How often each answer came. */
export function tally(answers: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}
