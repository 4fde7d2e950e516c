import pg from "pg";
import type { Manifest } from "./manifest";

/** More than any panel claims between two backups. */
const epochLead = 1_000_000;

/**
 * What restored rows may not do, in the restore's own transaction:
 * - push: the panel observes until a person has accepted the hosts as they are;
 * - be taken up again: what waited or ran when the backup was made, runs included, has ended since, in whatever way;
 * - be shut out: hosts remember the newest epoch that wrote to them, which is newer than the backup's. The lead also
 *   shuts out the panel that this one replaces, should it still run somewhere, as soon as this one writes;
 * - write to anybody: what waited to be told when the backup was made is no news any more;
 * - hand out a number twice: sequences go on behind the newest row.
 */
export async function settleRestored(client: pg.Client, { madeAt }: Manifest): Promise<void> {
  await client.query(`update installation set "observingSince" = now(), "backupMadeAt" = $1`, [madeAt]);
  // As text: an older schema, which is migrated only after this, does not know all of these states.
  await client.query(
    `update operation set state = case when state = 'queued' then 'failed' else 'unknown' end::"OperationState",
       problem = $1, "finishedAt" = now(), "leaseOwner" = null
     where state::text not in ('confirmed', 'rolled_back', 'failed', 'partial', 'unknown', 'timed_out')`,
    [notTakenUp],
  );
  await endRuns(client);
  await dropWaitingMessages(client);
  await client.query(`update operation_step set state = 'unknown' where state = 'running'`);
  await client.query(`update plan set state = 'failed', problem = $1 where state = 'pending'`, [notTakenUp]);
  await client.query("update cluster set epoch = epoch + $1", [epochLead]);
  await client.query(`update host set connection = 'unknown', "connectionProblem" = null`);
  await advanceSequences(client);
}

const notTakenUp = JSON.stringify({ code: "operation.restored", params: {} });

/** What they took out stays out until its lease ends. An older schema has no runs. */
async function endRuns(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select to_regclass('public.run') as place");
  if (rows[0]?.place === null) return;
  await client.query(
    `update run set state = 'failed', "endedAt" = now(), ending = jsonb_build_object('state', 'failed', 'problem', $1::jsonb)
     where state in ('running', 'paused', 'aborting')`,
    [notTakenUp],
  );
}

/** An older schema has no channels. */
async function dropWaitingMessages(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select to_regclass('public.delivery') as place");
  if (rows[0]?.place !== null) await client.query("delete from delivery where state = 'waiting'");
}

async function advanceSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select c.relname::text as table, a.attname::text as column, pg_get_serial_sequence(c.oid::regclass::text, a.attname) as sequence
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and pg_get_serial_sequence(c.oid::regclass::text, a.attname) is not null`,
  );
  for (const { table, column, sequence } of rows) {
    const newest = `select max(${pg.escapeIdentifier(column)}) from public.${pg.escapeIdentifier(table)}`;
    await client.query(`select setval($1, coalesce((${newest}), 0) + 1, false)`, [sequence]);
  }
}
