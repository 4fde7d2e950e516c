import type { Actor } from "@/lib/access/model";
import { type AuditRecord, recordAudit } from "@/lib/audit/record-audit";
import type { Tx } from "@/lib/db/database";
import { loadDesiredCluster } from "@/lib/db/load-desired-cluster";
import { AppError } from "@/lib/model/app-error";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { Problem } from "@/lib/model/problem";
import { consistencyProblems, type Subject } from "./consistency-problems";
import type { DesiredDeps } from "./deps";
import { foreignHostProblems } from "./foreign-host-problems";
import { nameDuplicates } from "./name-duplicates";

/** One edit as data, made under the lock of its cluster and not yet written. */
export type Edit<T> = {
  /** The whole cluster as the edit leaves it. The edited object comes last in its list, so that clashes are found there. */
  readonly next: DesiredCluster;
  readonly subject: Subject;
  /** What is wrong beyond the cluster itself: names and addresses taken elsewhere, hosts that do not exist. */
  readonly problems?: readonly Problem[];
  /** Where the request has the field that the edited object has at a path; absent = at the same place. */
  readonly fieldOf?: (path: Problem["path"]) => Problem["path"];
  readonly write: () => Promise<T>;
  readonly audit: (written: T) => Omit<AuditRecord, "clusterId">;
};

/**
 * Carries one edit of a cluster through: lock, revision check (in `prepare`), the check of the whole cluster, the rows,
 * the raised draft revision and the audit entry, all in one transaction. Edits of one cluster take turns.
 */
export async function editCluster<T>(
  { database }: DesiredDeps,
  actor: Actor,
  clusterId: string,
  prepare: (tx: Tx, model: DesiredCluster) => Promise<Edit<T>>,
): Promise<T> {
  const work = database.transaction(async (tx) => {
    const model = await lockCluster(tx, clusterId);
    const edit = await prepare(tx, model);
    const problems = [
      ...(edit.problems ?? []),
      ...foreignHostProblems(actor, model, edit),
      ...consistencyProblems(model, edit.next, edit.subject),
    ];
    if (problems.length > 0) throw new AppError("input.invalid", { problems: problems.map(atField) });

    function atField(problem: Problem): Problem {
      return { ...problem, path: edit.fieldOf?.(problem.path) ?? problem.path };
    }
    const written = await edit.write();
    await tx.cluster.update({ where: { id: clusterId }, data: { draftRevision: { increment: 1 } } });
    await recordAudit(tx, actor, { ...edit.audit(written), clusterId });
    return written;
  });
  return await work.catch((error: unknown) => {
    throw nameDuplicates(error);
  });
}

async function lockCluster(tx: Tx, clusterId: string): Promise<DesiredCluster> {
  await tx.$queryRaw`select id from cluster where id = ${clusterId}::uuid for update`;
  const loaded = await loadDesiredCluster(tx, clusterId);
  if (loaded === null) throw new AppError("not_found");
  return loaded.model;
}
