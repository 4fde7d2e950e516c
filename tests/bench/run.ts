/**
 * `npm run bench [-- --quick] [-- texts|clicks|fleet]`: how long the largest texts take to read and write, beside gawk and cat,
 * how long a click takes, as ratios to the best that plain ssh and ipvsadm can do on the same lab in the same run, and what
 * pipelines wait for: a hundred weights beside Ansible, a drain beside the samples that it needs; and what a fleet of a
 * hundred directors costs the panel.
 * Prints tables and leaves .artifacts/bench.json. A missed goal is printed and fails the run, except with --quick, whose
 * few samples on a busy machine prove nothing.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ClickBench } from "./bench-clicks";
import { benchTexts } from "./bench-texts";
import { FleetBench } from "./fleet/bench-fleet";
import { type FleetMeasurement, missedGoals, renderFleet } from "./fleet/fleet-measurement";
import { isMissed, type Measurement, renderTable } from "./measurement";
import { isTooSlow, renderTextTable, type TextMeasurement } from "./text-measurement";

const fleetTask = { directors: 100, services: 100, destinations: 10, viewers: 200, seconds: 300 };
const smallFleet = { ...fleetTask, directors: 10, viewers: 20, seconds: 20 };

const quick = process.argv.includes("--quick");
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
const isWanted = (part: string) => wanted.length === 0 || wanted.includes(part);

const folder = mkdtempSync(path.join(tmpdir(), "signalbox-bench-"));
const clickBench = new ClickBench();
const fleetBench = new FleetBench();
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => void stop().then(() => process.exit(130)));
try {
  const texts = isWanted("texts") ? await benchTexts(folder, quick ? 20 : 100) : [];
  if (texts.length > 0) console.log(`${renderTextTable(texts)}\n`);
  const clicks = isWanted("clicks") ? await clickBench.run(quick ? 20 : 100, folder) : [];
  if (clicks.length > 0) console.log(renderTable(clicks));
  await clickBench.stop();
  const fleet = isWanted("fleet") ? await fleetBench.run(quick ? smallFleet : fleetTask) : null;
  if (fleet !== null) console.log(`\n${renderFleet(fleet)}`);
  report(texts, clicks, fleet);
} finally {
  await stop();
}

function report(
  texts: readonly TextMeasurement[],
  clicks: readonly Measurement[],
  fleet: FleetMeasurement | null,
): void {
  mkdirSync(".artifacts", { recursive: true });
  const content = { at: new Date().toISOString(), quick, texts, rows: clicks, fleet };
  writeFileSync(".artifacts/bench.json", `${JSON.stringify(content, null, 2)}\n`);
  const missed = [
    ...texts.filter(isTooSlow).map(({ name, p50Ms }) => `${name} takes ${p50Ms.toFixed(1)} ms`),
    ...clicks.filter(isMissed).map(({ name, ratio }) => `${name} is ${ratio.toFixed(2)} × the baseline`),
    ...(fleet === null ? [] : missedGoals(fleet)),
  ];
  for (const sentence of missed) console.log(`MISSED: ${sentence}`);
  process.exitCode = !quick && missed.length > 0 ? 1 : 0;
}

async function stop(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  await clickBench.stop();
  await fleetBench.stop();
}
