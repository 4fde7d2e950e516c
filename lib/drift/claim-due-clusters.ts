import type { Database } from "@/lib/db/database";

/**
 * The clusters whose hosts are to be looked at now: by their interval, and once an operation has ended. Claiming one moves its next look by its interval and up to a tenth
 * more, so that each look is made by one worker and clusters do not fall into step. A cluster that was applied for the
 * first time is due at once.
 */
export async function claimDueClusters({ prisma }: Database, now: Date): Promise<string[]> {
  await prisma.$executeRaw`
    insert into drift_watch ("clusterId", "nextLookAt")
    select id, ${now} from cluster where "appliedRevision" > 0
    on conflict do nothing`;
  const due = await prisma.$queryRaw<{ clusterId: string }[]>`
    update drift_watch watch
    set "claimedAt" = ${now}::timestamptz,
        "nextLookAt" = ${now}::timestamptz + make_interval(secs => "intervalSec" * (1 + random() / 10))
    where "nextLookAt" <= ${now}::timestamptz
       or exists (
         select from operation where operation."clusterId" = watch."clusterId" and "finishedAt" > watch."claimedAt"
       )
    returning "clusterId"`;
  return due.map(({ clusterId }) => clusterId);
}
