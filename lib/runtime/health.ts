import { setTimeout as delay } from "node:timers/promises";
import type { Health } from "@/lib/api/resources/health";
import { version } from "@/lib/config/version";
import type { Database } from "@/lib/db/database";

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
    setupRequired: row?.setupRequired ?? false,
    versions: { signalbox: version, node: process.versions.node, postgres: row?.postgres ?? null },
  };
}

type Row = { readonly postgres: string; readonly workers: number; readonly setupRequired: boolean };

async function askDatabase(database: Database): Promise<Row | undefined> {
  try {
    const rows = await database.prisma.$queryRaw<Row[]>`
      select current_setting('server_version') as postgres, count(*)::int as workers,
        exists (select from installation where "setupCompletedAt" is null) as "setupRequired"
      from worker_presence
      where "heartbeatAt" > now() - make_interval(secs => ${WORKER_ABSENT_AFTER_SEC}::int)`;
    return rows[0];
  } catch {
    return undefined;
  }
}
