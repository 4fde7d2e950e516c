import type { Actor } from "@/lib/access/model";
import { isInScope } from "@/lib/access/token-scope";
import type { Tx } from "@/lib/db/database";
import { parseAddress } from "@/lib/model/address";
import { AppError } from "@/lib/model/app-error";
import type { DesiredCluster } from "@/lib/model/cluster";
import { destinationText } from "@/lib/model/destination-text";
import { errorAt, type Problem } from "@/lib/model/problem";
import type { RunItem } from "@/lib/model/run/progress";
import { loadAppliedCluster } from "@/lib/operations/load-applied-cluster";
import type { ChosenTarget } from "./chosen-targets";

export type RunTargets = {
  readonly items: readonly Pick<RunItem, "batch" | "target" | "destinationIds">[];
  /** What is in force of their clusters. */
  readonly clusters: readonly DesiredCluster[];
};

/**
 * What a run begins with: of each target the destinations that are in force and exist for the actor. Throws
 * `input.invalid` for targets that do not exist, are not in `clusterId` where that is given, or are not in force.
 */
export async function runItems(
  tx: Tx,
  actor: Actor,
  chosen: readonly ChosenTarget[],
  clusterId: string | null,
): Promise<RunTargets> {
  const all = await targetRows(tx, actor, chosen);
  const known = all.filter(({ row }) => row !== null && (clusterId === null || row.clusterId === clusterId));
  const ids = [...new Set(known.flatMap(({ row }) => row?.clusterId ?? []))];
  const clusters: DesiredCluster[] = [];
  for (const id of ids) {
    const model = await loadAppliedCluster(tx, id);
    if (model !== null) clusters.push(model);
  }
  const inForce = new Set(
    clusters.flatMap(({ services }) => services.flatMap(({ destinations }) => destinations.map(({ id }) => id))),
  );
  const problems: Problem[] = [];
  const items = all.flatMap(({ chosen: { kind, id, batch, path }, row }) => {
    const destinationIds = row?.destinationIds.filter((each) => inForce.has(each)) ?? [];
    if (row === null || !known.some((one) => one.row === row)) problems.push(errorAt(path, "run.unknown_target"));
    else if (destinationIds.length === 0) problems.push(errorAt(path, "run.not_in_force", { name: row.name }));
    return row === null
      ? []
      : [{ batch, destinationIds, target: { kind, id, name: row.name, clusterId: row.clusterId } }];
  });
  if (problems.length > 0) throw new AppError("input.invalid", { problems });
  return { items, clusters };
}

type TargetRow = { readonly clusterId: string; readonly name: string; readonly destinationIds: readonly string[] };

async function targetRows(tx: Tx, actor: Actor, chosen: readonly ChosenTarget[]) {
  const ids = (kind: ChosenTarget["kind"]) => chosen.filter((one) => one.kind === kind).map(({ id }) => id);
  const rows = await tx.destination.findMany({
    where: { OR: [{ id: { in: ids("destination") } }, { realServerId: { in: ids("realServer") } }] },
    include: { service: { select: { id: true, name: true, clusterId: true } }, realServer: true },
    orderBy: [{ service: { name: "asc" } }, { port: "asc" }],
  });
  const token = actor.kind === "person" ? actor.token : undefined;
  const visible = rows.filter(
    ({ service: { id, clusterId } }) => token === undefined || isInScope(token, { clusterId, serviceId: id }),
  );
  return chosen.map((one): { chosen: ChosenTarget; row: TargetRow | null } => {
    const own = visible.filter((row) => (one.kind === "destination" ? row.id : row.realServerId) === one.id);
    const [first] = own;
    if (first === undefined) return { chosen: one, row: null };
    const { service, realServer, port } = first;
    const name = one.kind === "realServer" ? realServer.name : destinationName(service.name, realServer.address, port);
    return { chosen: one, row: { clusterId: service.clusterId, name, destinationIds: own.map(({ id }) => id) } };
  });
}

function destinationName(serviceName: string, address: string, port: number): string {
  const rip = parseAddress(address);
  return rip === null ? serviceName : `${serviceName}: ${destinationText(rip, port)}`;
}
