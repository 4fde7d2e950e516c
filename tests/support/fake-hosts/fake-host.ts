import { type ChildProcess, spawn } from "node:child_process";
import { chmod, cp, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { ProgramOutcome } from "@/lib/hosts/port";
import type { IpvsTable } from "@/lib/ipvs/model";
import { renderSave } from "@/lib/ipvs/render-save";
import type { Program } from "@/lib/shell/model";
import { readProgramOutput } from "@/lib/shell/read-program-output";
import { renderProgram } from "@/lib/shell/render-program";
import { IpvsSimulator } from "@/tests/support/ipvs-simulator";
import { printListing } from "@/tests/support/print-listing";
import { installFakeCommands } from "./fake-commands";
import { createFakeNamespace, type FakeNamespace } from "./fake-namespace";

export type FakeHostOptions = {
  readonly address: string;
  readonly systemd: boolean;
  /** False: as before `apt-get install`. */
  readonly keepalived?: boolean;
  readonly ipvsadm?: boolean;
};

/** What a command asked the host's kernel or daemon; the answer is what it prints and its exit code. */
export type CommandCall = { readonly command: string; readonly args: readonly string[]; readonly input: string };
export type CommandAnswer = { readonly status: number; readonly output: string };

/** One host: real shell, files, addresses and sysctls in namespaces of its own, and a simulated IPVS. */
export class FakeHost {
  readonly ipvs = new IpvsSimulator();
  /** Makes this host's keepalived refuse the next files, as for an interface that is not there. */
  refuseConf = false;
  private queue: Promise<unknown> = Promise.resolve();
  private nonce = 0;
  private isClosed = false;

  private constructor(
    readonly root: string,
    readonly namespace: FakeNamespace,
    private readonly listener: ChildProcess,
  ) {}

  static async start(
    root: string,
    options: FakeHostOptions,
    answer: (host: FakeHost, call: CommandCall) => Promise<CommandAnswer>,
  ): Promise<FakeHost> {
    const missing = [
      ...(options.keepalived === false ? ["keepalived"] : []),
      ...(options.ipvsadm === false ? ["ipvsadm"] : []),
    ];
    const { commands, requests, calls } = await installFakeCommands(root, missing);
    await mkdir(path.join(root, "etc/init.d"), { recursive: true });
    await cp("/etc/alternatives", path.join(root, "etc/alternatives"), { recursive: true, verbatimSymlinks: true });
    await installInitScript(root);
    const namespace = await createFakeNamespace(root, { ...options, commands });
    const listener = spawn("sh", ["-c", 'exec cat 0<>"$0"', requests], { stdio: ["ignore", "pipe", "inherit"] });
    const host = new FakeHost(root, namespace, listener);
    listener.stdout?.on("data", (chunk: Buffer) => {
      for (const id of chunk.toString().trim().split("\n")) host.answerCall(calls, id, (call) => answer(host, call));
    });
    return host;
  }

  /** Programs take turns in the one kept shell, as on a real channel. */
  run(program: Program): Promise<ProgramOutcome> {
    const turn = this.queue.then(() => this.runNow(program));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private runNow(program: Program): Promise<ProgramOutcome> {
    this.nonce += 1;
    const nonce = `fake${String(this.nonce).padStart(16, "0")}`;
    const { shell } = this.namespace;
    return new Promise((resolve) => {
      let text = "";
      const finish = (outcome: ProgramOutcome) => {
        shell.stdout.off("data", read);
        shell.off("close", lost);
        resolve(outcome);
      };
      const read = (chunk: Buffer) => {
        text += chunk.toString("latin1");
        const output = readProgramOutput(text, nonce, program);
        if (output.complete) finish({ kind: "completed", steps: output.steps, durationMs: 0 });
      };
      const lost = () => finish({ kind: "unknown", problem: { code: "host.outcome_unknown", params: {} } });
      shell.stdout.on("data", read);
      shell.once("close", lost);
      shell.stdin.write(renderProgram(program, nonce));
    });
  }

  /** Null = no such file. */
  async file(name: string): Promise<string | null> {
    return await readFile(path.join(this.root, name), "utf8").catch(() => null);
  }

  async write(name: string, content: string): Promise<void> {
    await mkdir(path.dirname(path.join(this.root, name)), { recursive: true });
    await writeFile(path.join(this.root, name), content);
  }

  async addresses(): Promise<string[]> {
    const text = await this.namespace.run("ip", "-o", "address", "show");
    return [...text.matchAll(/^\d+: (\S+)\s+inet6? (\S+)/gm)].map(([, device, address]) => `${device} ${address}`);
  }

  async sysctl(name: string): Promise<string> {
    return (await this.namespace.run("cat", `/proc/sys/${name.replaceAll(".", "/")}`)).trim();
  }

  /** A host that is being closed ends its programs in the middle of what they ask; nobody waits for the answer. */
  private answerCall(calls: string, id: string, answer: (call: CommandCall) => Promise<CommandAnswer>): void {
    void answerCall(calls, id, answer).catch((error: unknown) => {
      if (!this.isClosed) throw error;
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.listener.kill("SIGKILL");
    await this.namespace.close();
  }
}

async function installInitScript(root: string): Promise<void> {
  const file = path.join(root, "etc/init.d/keepalived");
  await writeFile(file, '#!/bin/sh\nexec keepalived-service "$1"\n');
  await chmod(file, 0o755);
  await mkdir(path.join(root, "etc/keepalived"), { recursive: true });
}

async function answerCall(
  calls: string,
  id: string,
  answer: (call: CommandCall) => Promise<CommandAnswer>,
): Promise<void> {
  const [command = "", ...args] = (await readFile(path.join(calls, `${id}.args`), "utf8")).trimEnd().split("\n");
  const input = await readFile(path.join(calls, `${id}.input`), "utf8");
  const { status, output } = await answer({ command, args, input });
  await writeFile(path.join(calls, `${id}.reply`), `${status}\n${output}`);
}

/** `ipvsadm` on a simulated kernel: -Sn, -Ln --thresholds, -C and -R, with the exit status of the last line alone, as the real one has. */
export function answerIpvsadm(ipvs: IpvsSimulator, { args, input }: CommandCall): CommandAnswer {
  if (args[0] === "-Sn") return { status: 0, output: renderSave(withoutThresholds(ipvs.table)) };
  if (args.join(" ") === "-Ln --thresholds") return { status: 0, output: thresholdListing(ipvs.table) };
  if (args[0] === "-C") {
    ipvs.clear();
    return { status: 0, output: "" };
  }
  if (args[0] !== "-R") return { status: 255, output: `ipvsadm ${args.join(" ")}: not known to the fake\n` };
  const lines = input.split("\n").filter((line) => line.trim() !== "");
  const messages = lines.map((line) => ipvs.restore([line]));
  const output = messages
    .flat()
    .map((message) => `${message}\n`)
    .join("");
  return { status: (messages.at(-1) ?? []).length > 0 ? 255 : 0, output };
}

function thresholdListing({ services }: IpvsTable): string {
  const idle = { connections: 0n, inPackets: 0n, outPackets: 0n, inBytes: 0n, outBytes: 0n };
  const none = { activeConnections: 0, inactiveConnections: 0, persistentConnections: 0, counters: idle };
  return printListing(
    "thresholds",
    services.map((service) => ({
      ...service,
      counters: idle,
      destinations: service.destinations.map((destination) => ({ ...destination, ...none })),
    })),
  );
}

/** `-Sn` does not print thresholds. */
function withoutThresholds({ services }: IpvsTable): IpvsTable {
  return {
    services: services.map((service) => ({
      ...service,
      destinations: service.destinations.map((one) => ({ ...one, upperThreshold: null, lowerThreshold: null })),
    })),
  };
}
