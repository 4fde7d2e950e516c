import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { HostProblem, Hosts, Lane, ProgramLimits, ProgramOutcome } from "@/lib/hosts/port";
import type { IpvsTable } from "@/lib/ipvs/model";
import { planTableEdits } from "@/lib/ipvs/plan-table-edits";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { readServices } from "@/lib/keepalived/read-services";
import type { Program } from "@/lib/shell/model";
import { answerIpvsadm, type CommandAnswer, type CommandCall, FakeHost, type FakeHostOptions } from "./fake-host";

const noServices: IpvsTable = { services: [] };

/**
 * Hosts that hold state: what a program does there stays done. Each runs our programs under a real shell in namespaces
 * of its own; IPVS and keepalived are simulated, and keepalived as it is: it compares a new file with its old one and
 * never with the kernel, and the running director with the highest priority holds the VIPs.
 */
export class FakeHosts implements Hosts {
  private readonly hosts = new Map<string, FakeHost>();
  /** By host id: the table of the file that its keepalived read last; absent = it does not run. */
  private readonly believed = new Map<string, IpvsTable>();
  private readonly faults = new Map<string, Fault>();
  private election: Promise<void> = Promise.resolve();
  /** False: VRRP never settles, as when the directors cannot hear each other's adverts. */
  vrrpWorks = true;
  private folder = "";
  /** Every program that was run, for tests that count. */
  readonly programs: { readonly hostId: string; readonly program: Program }[] = [];

  async add(hostId: string, options: FakeHostOptions): Promise<FakeHost> {
    if (this.folder === "") this.folder = await mkdtemp(path.join(tmpdir(), "signalbox-hosts-"));
    const root = path.join(this.folder, String(this.hosts.size + 1));
    const host = await FakeHost.start(root, options, (self, call) => this.answer(hostId, self, call));
    this.hosts.set(hostId, host);
    return host;
  }

  get(hostId: string): FakeHost {
    const host = this.hosts.get(hostId);
    if (host === undefined) throw new Error(`no fake host ${hostId}`);
    return host;
  }

  /** Makes the next program that matches, or every one, end otherwise than by its trailer. */
  fail(hostId: string, fault: Fault): void {
    this.faults.set(hostId, fault);
  }

  heal(hostId: string): void {
    this.faults.delete(hostId);
  }

  async run(hostId: string, _lane: Lane, program: Program, _limits?: ProgramLimits): Promise<ProgramOutcome> {
    this.programs.push({ hostId, program });
    // These hosts share no segment: nobody would answer, and waiting for it takes seconds.
    if (isSegmentLook(program)) {
      const steps = program.steps.map(({ id }) => ({ id, exitCode: 0, output: "" }));
      return { kind: "completed", steps, durationMs: 0 };
    }
    const fault = this.faults.get(hostId);
    if (fault === undefined || !fault.matches(program)) return await this.get(hostId).run(program);
    if (fault.once) this.faults.delete(hostId);
    if (fault.kind === "unreachable") return { kind: "not-started", problem: problem("host.unreachable") };
    if (fault.kind === "lost-after") await this.get(hostId).run(program);
    await fault.afterwards?.();
    return { kind: "unknown", problem: problem("host.outcome_unknown") };
  }

  forget(): void {}

  async close(): Promise<void> {
    await Promise.all([...this.hosts.values()].map((host) => host.close()));
    // The last processes of a host may still be writing there while the kernel ends them.
    if (this.folder !== "") await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private async answer(hostId: string, host: FakeHost, call: CommandCall): Promise<CommandAnswer> {
    if (call.command === "ipvsadm") return answerIpvsadm(host.ipvs, call);
    const [verb] = call.args;
    if (verb === "start" || verb === "reload") await this.readConf(hostId, host);
    if (verb === "stop") this.stopKeepalived(hostId, host);
    if (verb === "may-refuse") return { status: host.refuseConf ? 5 : 0, output: "" };
    if (verb === "-t") return await checkConf(host, call);
    if (this.vrrpWorks) await this.elect();
    return { status: 0, output: "" };
  }

  private async readConf(hostId: string, host: FakeHost): Promise<void> {
    const read = readServices((await host.file(keepalivedConfPath)) ?? "");
    const next = read.ok ? read.value.table : noServices;
    const old = this.believed.get(hostId) ?? noServices;
    host.ipvs.restore(
      planTableEdits(
        next.services,
        old,
        old.services.map(({ key }) => key),
      ),
    );
    this.believed.set(hostId, next);
  }

  private stopKeepalived(hostId: string, host: FakeHost): void {
    const old = this.believed.get(hostId) ?? noServices;
    host.ipvs.restore(
      planTableEdits(
        [],
        old,
        old.services.map(({ key }) => key),
      ),
    );
    this.believed.delete(hostId);
  }

  /** Directors that reload at the same time take turns: both would see a VIP missing, and both add it. */
  private elect(): Promise<void> {
    this.election = this.election.catch(() => undefined).then(() => this.electMaster());
    return this.election;
  }

  /** VRRP in an instant: every VIP in the file of the running director with the highest priority, and nowhere else. */
  private async electMaster(): Promise<void> {
    const directors = await Promise.all(
      [...this.hosts].map(async ([hostId, host]) => {
        const conf = (await host.file(keepalivedConfPath)) ?? "";
        const priority = Number(/^\s*priority (\d+)/m.exec(conf)?.[1] ?? 0);
        const vips = [...conf.matchAll(/^\s*(\S+\/\d+) dev eth0/gm)].flatMap(([, vip]) => vip ?? []);
        return { host, vips, priority: this.believed.has(hostId) ? priority : 0 };
      }),
    );
    const highest = Math.max(...directors.map(({ priority }) => priority));
    for (const { host, vips, priority } of directors) {
      const present = (await host.addresses()).flatMap((one) => (one.startsWith("eth0 ") ? one.slice(5) : []));
      for (const vip of vips) {
        const wanted = priority > 0 && priority === highest;
        if (wanted && !present.includes(vip)) await host.namespace.run("ip", "address", "add", vip, "dev", "eth0");
        if (!wanted && present.includes(vip)) await host.namespace.run("ip", "address", "del", vip, "dev", "eth0");
      }
    }
  }
}

export type Fault = {
  /** unreachable: nothing was sent. lost-before / lost-after: sent, without or with effect, and no trailer came. */
  readonly kind: "unreachable" | "lost-before" | "lost-after";
  readonly once: boolean;
  readonly matches: (program: Program) => boolean;
  readonly afterwards?: () => Promise<void>;
};

function problem(code: HostProblem["code"]): HostProblem {
  return { code, params: code === "host.unreachable" ? { reason: "timeout" } : {} };
}

/** Where the machine has no keepalived to ask: our own reader judges. */
async function checkConf(host: FakeHost, { args }: CommandCall): Promise<CommandAnswer> {
  const read = readServices((await host.file(args[2] ?? keepalivedConfPath)) ?? "");
  return read.ok ? { status: 0, output: "" } : { status: 5, output: "the file is not understood\n" };
}

function isSegmentLook({ steps }: Program): boolean {
  return steps[0]?.id === "segment";
}
