import type { Database } from "@/lib/db/database";
import { readPayload } from "@/lib/db/read-payload";
import { type DirectorSnapshot, directorSnapshotSchema } from "./snapshot";

export type LiveChange =
  | { readonly kind: "snapshot"; readonly snapshot: DirectorSnapshot }
  | { readonly kind: "gone"; readonly directorId: string; readonly clusterId: string };

export type LiveListener = (change: LiveChange) => void;

/**
 * The newest snapshot of every director, kept in the memory of one web process by one LISTEN, however many browsers
 * watch. Nothing a browser does reaches a director.
 */
export interface LiveHub {
  /** Calls `listener` with every snapshot known now and then with each change, until the returned function is called. */
  subscribe(listener: LiveListener): () => void;
  snapshots(): readonly DirectorSnapshot[];
  readonly listenerCount: number;
  close(): Promise<void>;
}

/** Directors that left the panel send no notice; they disappear from here within this time. */
const sweepIntervalMs = 30_000;

type Log = { error(detail: Readonly<Record<string, unknown>>, message: string): void };

/** Resolves when the stored snapshots are known and changes are being listened to. */
export async function startHub(database: Database, log: Log): Promise<LiveHub> {
  const newest = new Map<string, DirectorSnapshot>();
  const listeners = new Set<LiveListener>();
  const reading = new Map<string, Promise<void>>();

  function publish(change: LiveChange): void {
    for (const listener of [...listeners]) listener(change);
  }

  function take(directorId: string, snapshot: DirectorSnapshot | null): void {
    if (snapshot !== null) {
      if (newest.get(directorId)?.sampledAt === snapshot.sampledAt) return;
      newest.set(directorId, snapshot);
      publish({ kind: "snapshot", snapshot });
      return;
    }
    const former = newest.get(directorId);
    if (former === undefined || !newest.delete(directorId)) return;
    publish({ kind: "gone", directorId, clusterId: former.clusterId });
  }

  async function read(directorId: string): Promise<void> {
    const row = await database.prisma.liveSnapshot.findUnique({ where: { directorId } });
    take(directorId, await readPayload(directorSnapshotSchema, row?.payload));
  }

  /** Reads what is not as it is known here: the times tell, and reading them all would hold up everybody's figures. */
  async function readAll(): Promise<void> {
    const rows = await database.prisma.liveSnapshot.findMany({ select: { directorId: true, sampledAt: true } });
    const stored = new Map(rows.map(({ directorId, sampledAt }) => [directorId, sampledAt.toISOString()]));
    const all = new Set([...newest.keys(), ...stored.keys()]);
    const changed = [...all].filter((directorId) => newest.get(directorId)?.sampledAt !== stored.get(directorId));
    await Promise.all(changed.map(refresh));
  }

  /** Reads of one director follow one another, so that an older row never overtakes a newer one. */
  function refresh(directorId: string): Promise<void> {
    const last = reading.get(directorId) ?? Promise.resolve();
    const next = last
      .then(() => read(directorId))
      .catch((error: unknown) => log.error({ err: error, directorId }, "snapshot not read"))
      .finally(() => {
        if (reading.get(directorId) === next) reading.delete(directorId);
      });
    reading.set(directorId, next);
    return next;
  }

  function sweep(): void {
    readAll().catch((error: unknown) => log.error({ err: error }, "snapshots not read"));
  }

  const unlisten = await database.listen("signalbox_live", (directorId) => void refresh(directorId), sweep);
  await readAll();
  const timer = setInterval(sweep, sweepIntervalMs);
  timer.unref();

  return {
    subscribe(listener) {
      listeners.add(listener);
      for (const snapshot of newest.values()) listener({ kind: "snapshot", snapshot });
      return () => {
        listeners.delete(listener);
      };
    },
    snapshots: () => [...newest.values()],
    get listenerCount() {
      return listeners.size;
    },
    async close() {
      clearInterval(timer);
      listeners.clear();
      await unlisten();
      await Promise.all(reading.values());
    },
  };
}
