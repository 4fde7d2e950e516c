import type { Database } from "@/lib/db/database";
import { packPayload } from "@/lib/db/pack-payload";
import { readPayload } from "@/lib/db/read-payload";
import { type DirectorSnapshot, directorSnapshotSchema } from "@/lib/live/snapshot";

/** Makes `snapshot` the newest of its director and tells every web process, in one statement (it runs every 2 s). */
export async function storeSnapshot(database: Database, snapshot: DirectorSnapshot): Promise<void> {
  const payload = await packPayload(snapshot);
  await database.prisma.$executeRaw`
    with stored as (
      insert into live_snapshot ("directorId", "sampledAt", payload)
      select id, ${snapshot.sampledAt}::timestamptz, ${payload}
        from director where id = ${snapshot.directorId}::uuid
          on conflict ("directorId") do update set "sampledAt" = excluded."sampledAt", payload = excluded.payload
      returning "directorId"
    )
    select pg_notify('signalbox_live', "directorId"::text) from stored`;
}

/** The newest stored snapshot; null when there is none or a former version wrote it in another shape. */
export async function loadSnapshot(database: Database, directorId: string): Promise<DirectorSnapshot | null> {
  const row = await database.prisma.liveSnapshot.findUnique({ where: { directorId } });
  return await readPayload(directorSnapshotSchema, row?.payload);
}
