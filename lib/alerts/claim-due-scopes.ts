import type { Database } from "@/lib/db/database";
import { panelScope } from "./alert-deps";

/** A look takes less; when its worker dies, another takes over then. */
const claimSec = 20;

export type Claim = {
  readonly scope: string;
  readonly nextLookAt: Date;
  /** What the look before left (lib/alerts/memory.ts). */
  readonly memory: unknown;
  /** When it was claimed, by the database's clock. */
  readonly now: Date;
};

/**
 * What is to be looked at now, by the database's clock: every cluster, those that are gone but have a row still, and the
 * panel. The claim is in the answer; whoever writes a look down checks that it is still the newest.
 */
export async function claimDueScopes({ prisma }: Database): Promise<Claim[]> {
  await prisma.$executeRaw`
    insert into alert_watch (scope, "nextLookAt")
    select scope, now() from (select id::text as scope from cluster union all select ${panelScope}) as scopes
    where not exists (select from alert_watch watch where watch.scope = scopes.scope)
    on conflict do nothing`;
  return await prisma.$queryRaw<Claim[]>`
    update alert_watch set "nextLookAt" = now() + make_interval(secs => ${claimSec})
    where "nextLookAt" <= now() returning scope, "nextLookAt", memory, now() as now`;
}
