import type { ServerChannel } from "ssh2";
import type { Database } from "@/lib/db/database";
import { type SshServer, startSshServer } from "@/tests/support/ssh-server";
import type { FakeHosts } from "./fake-hosts";

/** A program of a worker, as its host saw it come. */
export type SeenProgram = {
  readonly hostId: string;
  /** Ids of its steps, in order. */
  readonly steps: readonly string[];
};

export type DoorKeeper = {
  /** Before the host gets it; false = it never does. */
  before?(program: SeenProgram): boolean;
  /** When its trailer has come, before the worker gets that. */
  after?(program: SeenProgram, output: string): void;
};

export type HostDoors = {
  keeper: DoorKeeper;
  close(): Promise<void>;
};

/**
 * An SSH server for each fake host, so that a worker in a process of its own can reach it: every session runs in the
 * host's namespaces. The rows of the hosts are pointed there and trusted.
 */
export async function openHostDoors(
  database: Database,
  hosts: FakeHosts,
  hostIds: readonly string[],
): Promise<HostDoors> {
  const servers: SshServer[] = [];
  const doors: HostDoors = {
    keeper: {},
    async close() {
      for (const server of servers) await server.close();
    },
  };
  for (const hostId of hostIds) {
    const server = await startSshServer({
      onCommand: (channel, command) => serve(channel, hostId, hosts.get(hostId).namespace.spawn(command), doors),
    });
    servers.push(server);
    await database.prisma.host.update({
      where: { id: hostId },
      data: { address: "127.0.0.1", port: server.port, trust: "trusted", hostKeyFingerprint: server.fingerprint },
    });
  }
  return doors;
}

type Session = ReturnType<FakeHosts["get"]>["namespace"]["shell"];

function serve(channel: ServerChannel, hostId: string, session: Session, doors: HostDoors): void {
  let text = "";
  let output = "";
  let current: SeenProgram | null = null;
  channel.on("data", (chunk: Buffer) => {
    text += chunk.toString("latin1");
    if (!text.endsWith("\n}\n")) return;
    const program = { hostId, steps: stepIds(text) };
    current = program;
    output = "";
    if (doors.keeper.before?.(program) ?? true) session.stdin.write(Buffer.from(text, "latin1"));
    text = "";
  });
  session.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString("latin1");
    if (current !== null && /^@[0-9a-f]{32} done \d+\n/m.test(output)) {
      doors.keeper.after?.(current, output);
      current = null;
    }
    channel.write(chunk);
  });
  session.stdin.on("error", () => undefined);
  channel.on("end", () => session.stdin.end());
  channel.on("close", () => session.stdin.end());
  session.on("close", () => channel.end());
}

function stepIds(text: string): string[] {
  return [...text.matchAll(/@[0-9a-f]{32} begin ([\w.-]+)/g)].flatMap(([, id]) => id ?? []);
}
