import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { version } from "@/lib/config/version";
import type { Database } from "@/lib/db/database";

export const healthSchema = z.object({
  /** This process answers. */
  live: z.literal(true),
  /** It can do its work: the database answers. */
  ready: z.boolean(),
  checks: z.object({
    database: z.enum(["ok", "away"]),
    /** Whether a worker lives. Without one, changes wait and figures age; web itself goes on. */
    worker: z.enum(["ok", "absent", "unknown"]),
  }),
  versions: z.object({ signalbox: z.string(), node: z.string(), postgres: z.string().nullable() }),
});

export type Health = z.infer<typeof healthSchema>;

/** A probe that waits longer than this has its answer. */
const PATIENCE_MS = 2_000;

/** A worker that missed three heartbeats. */
const WORKER_ABSENT_AFTER_SEC = 15;

/** What a load balancer, a monitor or a person wants to know of this process. Nothing in it is secret. */
export async function readHealth(database: Database): Promise<Health> {
  const row = await Promise.race([askDatabase(database), delay(PATIENCE_MS, undefined, { ref: false })]);
  return {
    live: true,
    ready: row !== undefined,
    checks: {
      database: row === undefined ? "away" : "ok",
      worker: row === undefined ? "unknown" : row.workers > 0 ? "ok" : "absent",
    },
    versions: { signalbox: version, node: process.versions.node, postgres: row?.postgres ?? null },
  };
}

async function askDatabase(database: Database): Promise<{ postgres: string; workers: number } | undefined> {
  try {
    const rows = await database.prisma.$queryRaw<{ postgres: string; workers: number }[]>`
      select current_setting('server_version') as postgres, count(*)::int as workers
      from worker_presence
      where "heartbeatAt" > now() - make_interval(secs => ${WORKER_ABSENT_AFTER_SEC}::int)`;
    return rows[0];
  } catch {
    return undefined;
  }
}
