import { freeLoop } from "@/tests/lab/free-port";
import { type Lab, startLab } from "@/tests/lab/lab";
import { type LabHostName, lanAddress } from "@/tests/lab/lab-hosts";
import { labSettings } from "@/tests/lab/settings";
import { applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { PanelApi } from "@/tests/support/panel/panel-api";
import { type Panel, startPanel } from "@/tests/support/panel/start-panel";
import { benchPipelines } from "./bench-pipelines";
import { type Click, measureClicks } from "./measure-clicks";
import { measureIpvsadm } from "./measure-ipvsadm";
import { measurePolls } from "./measure-polls";
import { type Measurement, measurement } from "./measurement";

const vip = "10.77.0.80";
const hosts: readonly LabHostName[] = ["director1", "director2", "rs1", "rs2"];

/** How long a click takes, as ratios to the best that plain ssh and ipvsadm can do on the same lab in the same run. */
export class ClickBench {
  private lab: Lab | undefined;
  private panel: Panel | undefined;

  /** `folder` is for files of the run. */
  async run(rounds: number, folder: string): Promise<Measurement[]> {
    this.lab = await startLab({ hosts, loop: await freeLoop("127.100.0", labSettings().ports) });
    this.panel = await startPanel();
    return await measure(this.lab, this.panel, rounds, folder);
  }

  /** Leaves nothing running, at whatever point the run has come to. */
  async stop(): Promise<void> {
    await this.panel?.stop();
    await this.lab?.down();
  }
}

async function measure(on: Lab, { origin, setupToken }: Panel, rounds: number, folder: string): Promise<Measurement[]> {
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
    ...(await benchPolls(on, Math.ceil(rounds / 10))),
    ...(await benchPipelines(on, { api, cluster, vip, folder }, rounds)),
  ];
}

async function benchPolls(on: Lab, batches: number): Promise<Measurement[]> {
  const { loop, sample } = await measurePolls(on, "director1", batches);
  return [
    measurement("CPU of a director: sleep and ipvsadm -Ln --stats", loop, loop, null),
    measurement("CPU of a director: one sample of ours", sample, loop, 1.2),
  ];
}
