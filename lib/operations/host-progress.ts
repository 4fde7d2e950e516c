import type { OperationHost } from "@/lib/api/resources/operation";
import type { Journal } from "./journal";
import type { Target } from "./observe-host";

/** The row per host that people watch while an operation runs; every change is committed and announced. */
export type HostProgress = {
  readonly rows: () => OperationHost[];
  update(hostId: string, change: Partial<Omit<OperationHost, "hostId" | "name">>): Promise<void>;
  /** Whoever still waits will not be reached. */
  skipWaiting(): Promise<void>;
};

export async function startHostProgress(
  journal: Journal,
  hosts: readonly Pick<Target, "hostId" | "hostName">[],
): Promise<HostProgress> {
  const rows = new Map(
    hosts.map(({ hostId, hostName }): [string, OperationHost] => [
      hostId,
      { hostId, name: hostName, state: "waiting", kernelReadAt: null, confirmedAt: null, problem: null },
    ]),
  );
  const publish = () => journal.progress({ hosts: [...rows.values()] });
  await publish();
  return {
    rows: () => [...rows.values()],
    async update(hostId, change) {
      const row = rows.get(hostId);
      if (row === undefined) return;
      rows.set(hostId, { ...row, ...change });
      await publish();
    },
    async skipWaiting() {
      for (const [hostId, row] of rows) if (row.state === "waiting") rows.set(hostId, { ...row, state: "skipped" });
      await publish();
    },
  };
}
