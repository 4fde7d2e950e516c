/**
 * `npm run bench [-- --quick] [-- texts|clicks]`: how long the largest texts take to read and write, beside gawk and cat,
 * how long a click takes, as ratios to the best that plain ssh and ipvsadm can do on the same lab in the same run, and what
 * pipelines wait for: a hundred weights beside Ansible, a drain beside the samples that it needs.
 * Prints tables and leaves .artifacts/bench.json. A missed goal is printed and fails the run, except with --quick, whose
 * few samples on a busy machine prove nothing.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ClickBench } from "./bench-clicks";
import { benchTexts } from "./bench-texts";
import { isMissed, type Measurement, renderTable } from "./measurement";
import { isTooSlow, renderTextTable, type TextMeasurement } from "./text-measurement";

const quick = process.argv.includes("--quick");
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
const isWanted = (part: string) => wanted.length === 0 || wanted.includes(part);

const folder = mkdtempSync(path.join(tmpdir(), "signalbox-bench-"));
const clickBench = new ClickBench();
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => void stop().then(() => process.exit(130)));
try {
  const texts = isWanted("texts") ? await benchTexts(folder, quick ? 20 : 100) : [];
  if (texts.length > 0) console.log(`${renderTextTable(texts)}\n`);
  const clicks = isWanted("clicks") ? await clickBench.run(quick ? 20 : 100, folder) : [];
  if (clicks.length > 0) console.log(renderTable(clicks));
  report(texts, clicks);
} finally {
  await stop();
}

function report(texts: readonly TextMeasurement[], clicks: readonly Measurement[]): void {
  mkdirSync(".artifacts", { recursive: true });
  const content = { at: new Date().toISOString(), quick, texts, rows: clicks };
  writeFileSync(".artifacts/bench.json", `${JSON.stringify(content, null, 2)}\n`);
  const missed = [
    ...texts.filter(isTooSlow).map(({ name, p50Ms }) => `${name} takes ${p50Ms.toFixed(1)} ms`),
    ...clicks.filter(isMissed).map(({ name, ratio }) => `${name} is ${ratio.toFixed(2)} × the baseline`),
  ];
  for (const sentence of missed) console.log(`MISSED: ${sentence}`);
  process.exitCode = !quick && missed.length > 0 ? 1 : 0;
}

async function stop(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  await clickBench.stop();
}
