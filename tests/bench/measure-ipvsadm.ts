import type { Lab } from "@/tests/lab/lab";
import type { LabHostName } from "@/tests/lab/lab-hosts";
import { mustRun, runCommand } from "@/tests/support/run-command";
import { sshArguments } from "./ssh-arguments";

/**
 * The baseline: what an operator's script does at its best. One `ipvsadm -e` on every director at once, each over an
 * OpenSSH connection that is already open (ControlMaster). Returns the time of each round in milliseconds.
 */
export async function measureIpvsadm(
  lab: Lab,
  directors: readonly LabHostName[],
  edit: (weight: number) => string,
  rounds: number,
): Promise<number[]> {
  const links = directors.map((director) => sshArguments(lab, director));
  try {
    for (const link of links) await mustRun("ssh", [...link, "true"]);
    const samples: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const startedAt = performance.now();
      await Promise.all(links.map((link) => mustRun("ssh", [...link, edit(2 - (round % 2))])));
      samples.push(performance.now() - startedAt);
    }
    return samples;
  } finally {
    for (const link of links) await runCommand("ssh", ["-O", "exit", ...link]);
  }
}
