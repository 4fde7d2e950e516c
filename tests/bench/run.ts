/**
 * `npm run bench [-- --quick]`: how long a click takes, as ratios to the best that plain ssh and ipvsadm can do on the
 * same lab in the same run. Prints a table and leaves .artifacts/bench.json. A missed goal is printed and fails the run,
 * except with --quick, whose few samples on a busy machine prove nothing.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { freeLoop } from "@/tests/lab/free-port";
import { type Lab, startLab } from "@/tests/lab/lab";
import { type LabHostName, lanAddress } from "@/tests/lab/lab-hosts";
import { labSettings } from "@/tests/lab/settings";
import { applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { PanelApi } from "@/tests/support/panel/panel-api";
import { type Panel, startPanel } from "@/tests/support/panel/start-panel";
import { type Click, measureClicks } from "./measure-clicks";
import { measureIpvsadm } from "./measure-ipvsadm";
import { isMissed, type Measurement, measurement, renderTable } from "./measurement";

const quick = process.argv.includes("--quick");
const rounds = quick ? 20 : 100;
const vip = "10.77.0.80";
const hosts: readonly LabHostName[] = ["director1", "director2", "rs1", "rs2"];

let lab: Lab | undefined;
let panel: Panel | undefined;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => void stop().then(() => process.exit(130)));
try {
  lab = await startLab({ hosts, loop: await freeLoop("127.100.0", labSettings().ports) });
  panel = await startPanel();
  const rows = await measure(lab, panel);
  report(rows);
  process.exitCode = !quick && rows.some(isMissed) ? 1 : 0;
} finally {
  await stop();
}

async function measure(on: Lab, { origin, setupToken }: Panel): Promise<Measurement[]> {
  const api = new PanelApi(origin);
  await api.setUp(await setupToken(), { name: "Bench", email: "bench@example.org", password: "bench in the lab only" });
  const weights = { rs1: 10, rs2: 10 };
  const cluster = await describeLabCluster(api, on, {
    name: "bench",
    engine: "keepalived",
    vip,
    virtualRouterId: 60,
    weights,
  });
  await applyCluster(api, cluster.id);
  const destination = cluster.services[0]?.destinations.find(({ realServerName }) => realServerName === "rs1");
  if (destination === undefined) throw new Error("the bench cluster has no destination");

  // Ends at weight 10, as the file has it.
  const edit = (weight: number) => `ipvsadm -e -t ${vip}:80 -r ${lanAddress("rs2")}:80 -g -w ${9 + weight}`;
  const directors: readonly LabHostName[] = ["director1", "director2"];
  // Half of the baseline before and half after, so that a machine that slows down meanwhile favours neither side.
  const before = await measureIpvsadm(on, directors, edit, rounds / 2);
  const clicks: Click[] = await measureClicks(api, destination.id, rounds);
  const baseline = [...before, ...(await measureIpvsadm(on, directors, edit, rounds / 2))];
  const kernel = clicks.map(({ toKernelMs }) => toKernelMs);
  const confirmed = clicks.map(({ toConfirmedMs }) => toConfirmedMs);
  return [
    measurement("two ipvsadm -e over warm OpenSSH, in parallel", baseline, baseline, null),
    measurement("click to kernel: both directors read back", kernel, baseline, 2),
    measurement("click to confirmed: file, reload, second read-back", confirmed, baseline, 6),
  ];
}

function report(rows: readonly Measurement[]): void {
  mkdirSync(".artifacts", { recursive: true });
  writeFileSync(".artifacts/bench.json", `${JSON.stringify({ at: new Date().toISOString(), quick, rows }, null, 2)}\n`);
  console.log(renderTable(rows));
  for (const row of rows.filter(isMissed)) console.log(`MISSED: ${row.name} is ${row.ratio.toFixed(2)} × the baseline`);
}

async function stop(): Promise<void> {
  await panel?.stop();
  await lab?.down();
}
