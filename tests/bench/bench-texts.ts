import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseStats } from "@/lib/ipvs/parse-stats";
import { renderKeepalivedConf } from "@/lib/keepalived/render-keepalived-conf";
import { ensureDebianPackages } from "@/tests/support/debian-packages";
import { mustRun } from "@/tests/support/run-command";
import { largeCluster } from "./large-cluster";
import { largeStats } from "./large-stats";
import { type TextMeasurement, textMeasurement } from "./text-measurement";

/** Sums up every column, which is the least that anybody who reads the text has to do. */
const onePass = "{ for (i = 1; i <= NF; i++) sum += $i } END { print sum, NR }";

/**
 * How long the two largest texts take: reading what `ipvsadm -Ln --stats --exact` prints of 10,000 destinations, and
 * writing keepalived.conf for 1,000 services with 10 destinations each. Beside each stand one pass of gawk, and cat, over
 * the same text.
 */
export async function benchTexts(folder: string, rounds: number): Promise<TextMeasurement[]> {
  const outcome = await ensureDebianPackages([{ name: "gawk", file: "/usr/bin/gawk" }]);
  if (outcome.kind === "missing") throw new Error(`gawk is missing: ${outcome.reason}`);
  const stats = largeStats(1_000, 10);
  const cluster = largeCluster(1_000, 10);
  const [director] = cluster.directors;
  const render = () => renderKeepalivedConf(cluster, director?.id ?? "");
  return [
    await measure("read ipvsadm -Ln --stats --exact, 10,000 rows", 30, stats, () => parseStats(stats)),
    await measure("write keepalived.conf, 1,000 services × 10", 200, render(), render),
  ];

  async function measure(name: string, goalMs: number, text: string, run: () => unknown): Promise<TextMeasurement> {
    const file = path.join(folder, "text");
    writeFileSync(file, text);
    const samples: { own: number[]; gawk: number[]; cat: number[] } = { own: [], gawk: [], cat: [] };
    // In turn, so that a machine that slows down meanwhile favours none of them.
    for (let round = 0; round < rounds; round++) {
      samples.own.push(await timed(async () => void run()));
      samples.gawk.push(await timed(() => mustRun("gawk", [onePass, file])));
      samples.cat.push(await timed(() => mustRun("cat", [file])));
    }
    return textMeasurement(name, text.length, samples, goalMs);
  }
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}
