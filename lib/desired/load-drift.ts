import { z } from "zod";
import { type DriftItemResource, type DriftResource, driftResourceSchema } from "@/lib/api/resources/drift";
import type { Tx } from "@/lib/db/database";
import type { DriftItem } from "@/lib/db/generated/client";
import { driftKinds, isAlarm } from "@/lib/plan/drift/model";
import type { DesiredDeps } from "./deps";
import { found } from "./found";

/** In what the hosts of a cluster differ from what was applied last, alarms first. Throws `not_found`. */
export async function loadDrift({ database }: DesiredDeps, clusterId: string): Promise<DriftResource> {
  return await readDrift(database.prisma, clusterId);
}

export async function readDrift(tx: Tx, clusterId: string): Promise<DriftResource> {
  const { driftWatch: watch, driftItems } = found(
    await tx.cluster.findUnique({
      where: { id: clusterId },
      select: {
        driftWatch: true,
        driftItems: { where: { goneAt: null }, orderBy: [{ object: "asc" }, { hostName: "asc" }] },
      },
    }),
  );
  const items = driftItems.flatMap((row) => presentItem(row) ?? []);
  return {
    lookedAt: watch?.lookedAt?.toISOString() ?? null,
    revisionNumber: watch?.revisionNumber ?? null,
    intervalSec: watch?.intervalSec ?? defaultIntervalSec,
    autoRepair: watch?.autoRepairSince != null,
    pausedAt: watch?.pausedAt?.toISOString() ?? null,
    unread: driftResourceSchema.shape.unread.parse(watch?.unread ?? []),
    items: items.sort((a, b) => rank(a) - rank(b)),
    revision: watch?.revision ?? 1,
  };
}

/** As in prisma/schema.prisma: a cluster has no row before its first look. */
const defaultIntervalSec = 60;

const kindSchema = z.enum(driftKinds);

/** Null = of a kind that another version knew. */
function presentItem(row: DriftItem): DriftItemResource | null {
  const kind = kindSchema.safeParse(row.kind).data;
  if (kind === undefined) return null;
  const { id, hostId, hostName, object, desired, file, kernel, adoptable, seenCount } = row;
  return {
    id,
    hostId,
    hostName,
    role: row.role === "director" ? "director" : "real-server",
    kind,
    object,
    desired,
    file,
    kernel,
    adoptable: adoptable !== null,
    since: row.since.toISOString(),
    seenAt: row.seenAt.toISOString(),
    seenCount,
    returns: row.returns.map((at) => at.toISOString()),
    fightSince: row.fightSince?.toISOString() ?? null,
    ignored:
      row.ignoredAt === null
        ? null
        : { at: row.ignoredAt.toISOString(), by: row.ignoredBy ?? "", reason: row.ignoredReason ?? "" },
  };
}

function rank({ kind, fightSince, ignored }: DriftItemResource): number {
  if (ignored !== null) return 3;
  if (isAlarm(kind)) return 0;
  return fightSince === null ? 2 : 1;
}
