import type { CommandOptions, CommandResult } from "@/tests/support/run-command";
import { control, insideHost } from "./control";
import { adminKey, fingerprint, type HostKeyType, hostKey } from "./keys";
import { type LabHostName, labHost } from "./lab-hosts";
import { type LabRecord, runningLab } from "./run-files";
import { type LabFlavour, type LabOptions, labSettings } from "./settings";
import { sshBanner } from "./ssh-banner";
import { startSupervisor } from "./start-supervisor";
import { stopSupervisor } from "./stop-supervisor";
import { labTrouble } from "./trouble";

export type PowerChange = "cut" | "reset" | "on";

export type RequestOptions = {
  /** Of each request, connect and answer; one without an answer counts as none. Default 3 s. */
  readonly timeoutSec?: number;
};

/** A running lab, for tests. Its hosts are described in lab-hosts.ts, for people in docs/guide/lab.md. */
export type Lab = {
  readonly flavour: LabFlavour;
  readonly hosts: readonly LabHostName[];
  /** Private key (OpenSSH, no passphrase) that logs in as root, ops and nosudo on every host. */
  readonly adminKeyPath: string;
  readonly knownHostsPath: string;
  /** Where the host's sshd answers on this machine. */
  address(host: LabHostName): { readonly host: string; readonly port: number };
  /** The host's SHA256 fingerprint, as ssh-keygen -lf prints it. */
  fingerprint(host: LabHostName, type?: HostKeyType): Promise<string>;
  /** Runs words (no shell) as root inside a host, even when its sshd is dead. */
  exec(host: LabHostName | "lab", argv: readonly string[], options?: CommandOptions): Promise<CommandResult>;
  /** Runs a bash script as root inside a host and returns its output; an exit code other than 0 is an error. */
  script(host: LabHostName | "lab", text: string, options?: CommandOptions): Promise<string>;
  /** `reset` returns when the power is cut; the host is back once waitForSsh resolves. */
  power(host: LabHostName, change: PowerChange): Promise<void>;
  waitForSsh(host: LabHostName, timeoutMs?: number): Promise<void>;
  /** Sends `count` requests from the client, each on a connection of its own, and returns the answers that came. */
  request(count: number, url: string, options?: RequestOptions): Promise<string[]>;
  /** Null where every host does what it is told, else why the lab is of no use any more. */
  trouble(): Promise<string | null>;
  down(): Promise<void>;
};

/** Boots a lab that ends with this process at the latest. */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  const say = (line: string) => console.log(`lab: ${line}`);
  return labOf(await startSupervisor(labSettings(options), { lifeline: true, say }));
}

/** The lab that is already up with these settings, or null. */
export function attachLab(options: Pick<LabOptions, "loop" | "runDir"> = {}): Lab | null {
  const record = runningLab(labSettings(options).runDir);
  return record === null ? null : labOf(record);
}

function labOf(record: LabRecord): Lab {
  const exec: Lab["exec"] = (host, argv, options) => control(record, insideHost(host, argv), options);
  const address: Lab["address"] = (host) => ({ host: `${record.loop}.${labHost(host).octet}`, port: record.port });
  return {
    flavour: record.flavour,
    hosts: record.hosts,
    adminKeyPath: adminKey(record.cacheDir),
    knownHostsPath: `${record.runDir}/known_hosts`,
    address,
    fingerprint: (host, type = "ed25519") => fingerprint(hostKey(record.cacheDir, host, type)),
    exec,
    script: async (host, text, options) => {
      const result = await exec(host, ["bash", "-c", text], options);
      if (result.code !== 0) throw new Error(`on ${host}, code ${result.code}: ${text}\n${result.stderr}`);
      return result.stdout.trimEnd();
    },
    power: async (host, change) => {
      const result = await control(record, ["/lab-run/scripts/host", change, host]);
      if (result.code !== 0) throw new Error(`power ${change} of ${host}: ${result.stderr}`);
    },
    waitForSsh: (host, timeoutMs = 60_000) => {
      const at = address(host);
      return sshBanner(at.host, at.port, AbortSignal.timeout(timeoutMs));
    },
    request: async (count, url, { timeoutSec = 3 } = {}) => {
      // One curl makes all the connections: a process of its own for each would cost the lab 60 ms.
      const curl = ["curl", "-s", "-m", String(timeoutSec), "--connect-timeout", "1", `${url}?[1-${count}]`];
      return (await exec("client", curl)).stdout.split("\n").filter((line) => line !== "");
    },
    trouble: () => labTrouble(record),
    down: () => stopSupervisor(record),
  };
}
