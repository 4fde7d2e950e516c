import type { SettingsResource } from "@/lib/api/resources/people";
import type { Env } from "@/lib/config/env";
import { version } from "@/lib/config/version";
import type { Database } from "@/lib/db/database";
import { loadHistorySize } from "@/lib/history/load-history-size";

/** Workers that have not been heard of for this long are shown as gone. They report every 5 s. */
const aliveWithinMs = 20_000;

type SettingsDeps = { readonly database: Database; readonly env: Pick<Env, "history"> };

/** What the settings page shows of this installation: the worker's public key, the workers, history, the versions. */
export async function loadSettings({ database, env }: SettingsDeps): Promise<SettingsResource> {
  const { prisma } = database;
  const installation = await prisma.installation.findUnique({ where: { id: 1 } });
  const workers = await prisma.workerPresence.findMany({ orderBy: { startedAt: "asc" } });
  const [server] = await prisma.$queryRaw<{ version: string; now: Date }[]>`
    select current_setting('server_version') as version, now() as now`;
  const now = server?.now.getTime() ?? 0;
  return {
    sshPublicKey: installation?.sshPublicKey ?? null,
    workers: workers.map((worker) => ({
      id: worker.id,
      version: worker.version,
      heartbeatAt: worker.heartbeatAt.toISOString(),
      alive: now - worker.heartbeatAt.getTime() < aliveWithinMs,
    })),
    history: { keep: env.history, ...(await loadHistorySize(database, env.history)) },
    versions: { signalbox: version, node: process.versions.node, postgres: server?.version ?? null },
  };
}
