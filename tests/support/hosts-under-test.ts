import { pino } from "pino";
import { afterEach } from "vitest";
import { createHosts } from "@/lib/hosts/create-hosts";
import type { HostPolicy } from "@/lib/hosts/policy";
import type { Hosts } from "@/lib/hosts/port";
import { MemoryHostRecords } from "./memory-host-records";
import { type SshServer, type SshServerOptions, startSshServer } from "./ssh-server";

export type HostsUnderTest = {
  readonly hosts: Hosts;
  readonly records: MemoryHostRecords;
  /** Every line that was logged. */
  readonly log: readonly string[];
};

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** The real adapter over records in memory; closed after the test. */
export function hostsUnderTest(policy: Partial<HostPolicy> = {}): HostsUnderTest {
  const records = new MemoryHostRecords();
  const log: string[] = [];
  const logger = pino({ level: "trace" }, { write: (line: string) => void log.push(line) });
  const hosts = createHosts({ records, logger, policy, random: () => 0.5 });
  closers.push(() => hosts.close());
  return { hosts, records, log };
}

/** An SSH server that is closed after the test. */
export async function serverUnderTest(options: SshServerOptions = {}): Promise<SshServer> {
  const server = await startSshServer(options);
  closers.push(() => server.close());
  return server;
}
