import type { Actor } from "@/lib/access/model";
import { can } from "@/lib/access/policy";
import { isInScope } from "@/lib/access/token-scope";
import { recordDenied } from "@/lib/audit/record-denied";
import type { Tx } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import type { RunProgress } from "@/lib/model/run/progress";
import type { RunScript } from "@/lib/model/run/script";
import type { Verb } from "@/lib/model/verb";
import type { DesiredDeps } from "../deps";

/** Whoever may not do everything that a run may do, may not begin or steer it (`auth.forbidden`). */
export async function requireRunRights({ database }: DesiredDeps, actor: Actor, script: RunScript): Promise<void> {
  for (const verb of verbsOf(script)) {
    const permission = `traffic.${verb}` as const;
    if (can(actor, permission)) continue;
    await recordDenied(database, actor, { method: "POST", route: "/api/v1/runs", permission });
    throw new AppError("auth.forbidden");
  }
}

/** What a run does, also when it is aborted. */
function verbsOf(script: RunScript): Verb[] {
  switch (script.kind) {
    case "bulk":
      return script.verb === "restore" || script.verb === "weight" ? [script.verb] : [script.verb, "restore"];
    case "ramp":
      return script.onAbort === "back" ? ["weight", "restore", "drain"] : ["weight", "restore"];
    case "rolling":
      return [script.takeOut, "restore", "weight"];
  }
}

/** A run is there for a token only if all of its destinations are. Throws `not_found`. */
export async function requireRunScope(tx: Tx, actor: Actor, { items }: Pick<RunProgress, "items">): Promise<void> {
  const token = actor.kind === "person" ? actor.token : undefined;
  if (token === undefined) return;
  const ids = items.flatMap(({ destinationIds }) => destinationIds);
  const rows = await tx.destination.findMany({
    where: { id: { in: ids } },
    select: { service: { select: { id: true, clusterId: true } } },
  });
  const isAll = rows.every(({ service: { id, clusterId } }) => isInScope(token, { clusterId, serviceId: id }));
  const clusters = items.every(({ target: { clusterId } }) => isInScope(token, { clusterId }));
  if (!isAll || !clusters) throw new AppError("not_found");
}
