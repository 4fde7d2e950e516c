import { samplesForFull } from "@/lib/collect/director-loop";
import { sampleProgram } from "@/lib/collect/sample-program";
import { renderProgram } from "@/lib/shell/render-program";
import type { Lab } from "@/tests/lab/lab";
import type { LabHostName } from "@/tests/lab/lab-hosts";
import { mustRun, runCommand } from "@/tests/support/run-command";
import { sshArguments } from "./ssh-arguments";

/** Milliseconds of a director's CPU that one reading takes, by batch: its shell, what that starts, and its sshd. */
export type PollCosts = { readonly sample: readonly number[]; readonly loop: readonly number[] };

/** As the worker mixes them: one of these is a full one. */
const readings = samplesForFull;

/**
 * What our samples cost a director beside `while sleep 2; do ipvsadm -Ln --stats; done`, both over OpenSSH and without
 * the pauses. Batches take turns, so that a machine that slows down meanwhile favours neither side.
 */
export async function measurePolls(lab: Lab, director: LabHostName, batches: number): Promise<PollCosts> {
  const link = sshArguments(lab, director);
  const loop = `i=0; while sleep 0 && [ $i -lt ${readings} ]; do ipvsadm -Ln --stats; i=$((i + 1)); done\n`;
  const costs: { sample: number[]; loop: number[] } = { sample: [], loop: [] };
  try {
    for (let batch = 0; batch < batches; batch += 1) {
      costs.loop.push(await cpuMsOf(link, loop));
      costs.sample.push(await cpuMsOf(link, samples()));
    }
    return costs;
  } finally {
    await runCommand("ssh", ["-O", "exit", ...link]);
  }
}

function samples(): string {
  return Array.from({ length: readings }, (_, index) => {
    const isFull = index === 0;
    const program = sampleProgram({ heads: isFull, persistence: false, settings: isFull });
    return renderProgram(program, `benchbenchbench${index}`.padEnd(20, "x"));
  }).join("");
}

/** Runs the text in a kept shell, as the worker has one, and asks the shell what it has used; milliseconds a reading. */
async function cpuMsOf(link: readonly string[], text: string): Promise<number> {
  const sshd = 'cat "/proc/$PPID/stat"\n';
  const output = await mustRun("ssh", [...link, "LC_ALL=C exec sh -s"], { input: `${sshd}${text}times\n${sshd}` });
  const lines = output.trimEnd().split("\n");
  const [before = "", after = ""] = [lines.at(0), lines.at(-1)];
  // Two lines of user and system time: "0m1.234s 0m0.056s", of the shell and of what it has started.
  const used = [
    ...lines
      .slice(-3, -1)
      .join(" ")
      .matchAll(/(\d+)m([\d.]+)s/g),
  ];
  const shellSec = used.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
  return ((shellSec + sshdSec(after) - sshdSec(before)) * 1000) / readings;
}

/** utime and stime, in hundredths of a second, behind the name in parentheses. */
function sshdSec(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
