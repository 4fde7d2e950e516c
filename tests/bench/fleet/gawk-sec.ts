import { ensureDebianPackages } from "@/tests/support/debian-packages";
import { mustRun } from "@/tests/support/run-command";

/** Passes over the file, so that the start of the process is next to nothing of the time. */
const passes = 200;

/** Sums up every column, which is the least that anybody who reads the text has to do. */
const sumUp = "{ for (i = 1; i <= NF; i++) sum += $i } END { print sum, NR }";

/** Seconds of CPU that gawk takes to read the file once. */
export async function gawkSec(file: string): Promise<number> {
  const outcome = await ensureDebianPackages([{ name: "gawk", file: "/usr/bin/gawk" }]);
  if (outcome.kind === "missing") throw new Error(`gawk is missing: ${outcome.reason}`);
  const files = Array.from({ length: passes }, () => file);
  const times = await mustRun("sh", ["-c", `gawk "$@" >/dev/null; times`, "sh", sumUp, ...files]);
  // The second line is of the shell's children: "0m1.234s 0m0.056s".
  const [, ofChildren = ""] = times.split("\n");
  const used = [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)];
  return used.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0) / passes;
}
