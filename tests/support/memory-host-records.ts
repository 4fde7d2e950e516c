import type { HostAccess, HostRecords, HostReport } from "@/lib/hosts/host-records";
import { createSshKeyPair } from "@/lib/secrets/ssh-key-pair";
import type { SshServer } from "./ssh-server";

/** Host records that live in memory, and what sessions wrote into them. */
export class MemoryHostRecords implements HostRecords {
  readonly reports: HostReport[] = [];
  readonly workerKey = createSshKeyPair("signalbox-worker");
  key: { privateKey: string; passphrase?: string } = this.workerKey;
  #hosts = new Map<string, HostAccess>();
  #onChange: (hostId: string | null) => void = () => undefined;

  /** Adds or changes a host and tells the sessions, as Postgres would. */
  set(hostId: string, access: Partial<HostAccess> & Pick<HostAccess, "port" | "confirmedKey">): void {
    const defaults = {
      name: "lb1",
      address: "127.0.0.1",
      username: "root",
      privilege: "root",
      trust: "trusted",
    } as const;
    const host = { ...defaults, ...access };
    this.#hosts.set(hostId, { ...host, stamp: JSON.stringify(host) });
    this.#onChange(hostId);
  }

  /** A host at `server` whose key a person has confirmed. */
  trust(hostId: string, server: SshServer, access: Partial<HostAccess> = {}): void {
    this.set(hostId, {
      port: server.port,
      confirmedKey: { fingerprint: server.fingerprint, algorithm: null },
      ...access,
    });
  }

  problems(): string[] {
    return this.reports.flatMap((report) => (report.kind === "failed" ? [report.problem.code] : []));
  }

  async access(hostId: string): Promise<HostAccess | null> {
    return this.#hosts.get(hostId) ?? null;
  }

  async privateKey(): Promise<{ privateKey: string; passphrase?: string }> {
    return this.key;
  }

  async report(hostId: string, report: HostReport): Promise<void> {
    this.reports.push(report);
    const host = this.#hosts.get(hostId);
    if (report.kind === "key-changed" && host !== undefined) {
      this.#hosts.set(hostId, { ...host, trust: "quarantined", stamp: `${host.stamp} quarantined` });
    }
  }

  async watch(onChange: (hostId: string | null) => void): Promise<() => Promise<void>> {
    this.#onChange = onChange;
    return async () => {
      this.#onChange = () => undefined;
    };
  }
}
