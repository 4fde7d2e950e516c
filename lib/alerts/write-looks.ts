import type { Tx } from "@/lib/db/database";
import type { AlertDeps } from "./alert-deps";
import type { Claim } from "./claim-due-scopes";
import { enqueueDeliveries } from "./enqueue-deliveries";
import type { Judgement, Sight } from "./judge";
import type { Memory } from "./memory";
import { settleAlerts } from "./settle-alerts";

/** A look that is over: what was claimed, when it is due again, and what the next one has to know; undefined = as before. */
export type Looked = Sight & { readonly claim: Claim; readonly nextSec: number; readonly memory?: Memory };

/**
 * Writes down, in one transaction, which alerts begin and end, what happened, and whom to tell. A worker whose claim another
 * one has taken over meanwhile writes nothing. `and` is done in the same transaction.
 */
export async function writeLook(
  { database }: Pick<AlertDeps, "database">,
  judgement: Judgement<Looked>,
  and: (tx: Tx) => Promise<unknown> = async () => undefined,
): Promise<void> {
  const { sight, hasAlerts } = judgement;
  const { now } = sight.claim;
  await database.transaction(async (tx) => {
    const [held] = await keepClaims(tx, [sight]);
    if (held === undefined) return;
    await settleAlerts(tx, judgement, now);
    if (hasAlerts) await enqueueDeliveries(tx, [sight.scope], now);
    await and(tx);
  });
}

/**
 * The same of looks after which nothing begins, ends or happens, all at once: nearly every look at every cluster is one of
 * these, every 3 s. What is open may be to be told still: a silence has ended, or a channel has come.
 */
export async function writeStill(
  { database }: Pick<AlertDeps, "database">,
  judgements: readonly Judgement<Looked>[],
): Promise<void> {
  const [first] = judgements;
  if (first === undefined) return;
  const looks = judgements.map(({ sight }) => sight);
  const loud = new Set(judgements.filter(({ hasAlerts }) => hasAlerts).map(({ sight }) => sight.scope));
  if (loud.size === 0) {
    await keepClaims(database.prisma, looks);
    return;
  }
  await database.transaction(async (tx) => {
    const held = await keepClaims(tx, looks);
    const toTell = held.filter((scope) => loud.has(scope));
    if (toTell.length > 0) await enqueueDeliveries(tx, toTell, first.sight.claim.now);
  });
}

/** Says when the scopes are due again; those whose claim is lost are not among the returned ones. */
async function keepClaims(tx: Tx, looks: readonly Looked[]): Promise<string[]> {
  const rows = looks.map(({ scope, claim, nextSec, memory = null }) => ({
    scope,
    claimed: claim.nextLookAt.toISOString(),
    next: new Date(claim.now.getTime() + nextSec * 1000).toISOString(),
    memory,
  }));
  const held = await tx.$queryRaw<{ scope: string }[]>`
    update alert_watch watch
    set "nextLookAt" = looked.next, memory = coalesce(nullif(looked.memory, 'null'), watch.memory)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as looked (scope text, claimed timestamptz(3), next timestamptz(3), memory jsonb)
    where watch.scope = looked.scope and watch."nextLookAt" = looked.claimed
    returning watch.scope`;
  return held.map(({ scope }) => scope);
}
