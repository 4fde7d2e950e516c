import type { Operation } from "@/lib/db/generated/client";
import { prepared } from "@/lib/db/prepared";
import type { OperationDeps } from "./deps";

/**
 * The kind of an operation that may be claimed now, or null: it is finished or under way, or its cluster is busy, and then
 * whoever ends what keeps it busy takes this one up. It was committed before its job began, so they see it.
 *
 * One statement, without a lock: each of a hundred weights has a job, and all but a few end here.
 */
export async function turnOf({ database }: OperationDeps, id: string): Promise<Operation["kind"] | null> {
  const [row] = await database.prisma.$queryRaw<
    { readonly kind: Operation["kind"]; readonly isDue: boolean }[]
  >`${prepared}
    select kind::text as kind,
           state in ('queued', 'awaiting_confirmation') and not exists (
             select from operation as other
              where other."clusterId" = operation."clusterId"
                and other.state in ('running', 'verifying', 'awaiting_confirmation')
                and other.id <> operation.id
           ) as "isDue"
      from operation
     where id = ${id}::uuid`;
  return row?.isDue === true ? row.kind : null;
}
