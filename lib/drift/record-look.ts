import { type AuditRecord, recordAudit } from "@/lib/audit/record-audit";
import type { Tx } from "@/lib/db/database";
import type { DriftItem } from "@/lib/db/generated/client";
import { jsonColumn } from "@/lib/db/json-column";
import { type DriftChange, fightWindowMs, isFight, type KnownDrift, mergeDrift } from "@/lib/plan/drift/merge-drift";
import type { Drift } from "@/lib/plan/drift/model";
import { driftActor } from "./drift-actor";
import type { DriftDeps } from "./drift-deps";
import { endedRepair } from "./ended-repair";
import { readDriftRow } from "./read-drift-row";

export type FinishedLook = {
  readonly clusterId: string;
  /** The applied state that was compared with. */
  readonly revisionNumber: number;
  readonly at: Date;
  readonly found: readonly Drift[];
  /** `role hostId` of all that could be read. */
  readonly read: ReadonlySet<string>;
  readonly unread: readonly { readonly hostId: string; readonly name: string; readonly code: string }[];
};

/**
 * Writes down what a look found, with an audit entry for all that came and went. While somebody fights over an item only
 * the fight's beginning is written to the trail.
 */
export async function recordLook({ database }: DriftDeps, look: FinishedLook): Promise<void> {
  const { clusterId, at, found, read, unread, revisionNumber } = look;
  await database.transaction(async (tx) => {
    const rows = await tx.driftItem.findMany({ where: { clusterId } });
    const known = rows.flatMap((row) => readDriftRow(row) ?? []);
    const repairedAtMs = await lastRepairMs(tx, clusterId);
    const changes = mergeDrift(known, { found, read, nowMs: at.getTime(), repairedAtMs });
    for (const change of changes) await write(tx, look, change, rows);
    await tx.driftItem.deleteMany({ where: { clusterId, goneAt: { lt: new Date(at.getTime() - 2 * fightWindowMs) } } });
    const data = { lookedAt: at, revisionNumber, unread: unread.map((one) => ({ ...one })) };
    await tx.driftWatch.update({ where: { clusterId }, data });
    await database.notify(tx, "signalbox_drift", clusterId);
  });
}

async function lastRepairMs(tx: Tx, clusterId: string): Promise<number | null> {
  const repair = await tx.operation.findFirst({
    where: { clusterId, ...endedRepair },
    orderBy: { finishedAt: { sort: "desc", nulls: "last" } },
    select: { finishedAt: true },
  });
  return repair?.finishedAt?.getTime() ?? null;
}

async function write(tx: Tx, look: FinishedLook, change: DriftChange, rows: readonly DriftItem[]): Promise<void> {
  const row = rows.find(({ id }) => id === change.known?.id) ?? null;
  if (change.kind === "clear") {
    await tx.driftItem.update({ where: { id: change.known.id }, data: { goneAt: look.at } });
    if (row?.fightSince == null) await note(tx, look, { action: "drift.clear" }, change.known);
    return;
  }
  const { drift, returnsMs } = change;
  const { clusterId, at } = look;
  const { hostId, role, kind, object } = drift;
  const fights = isFight(returnsMs, at.getTime());
  const begins = fights && row?.fightSince == null;
  const data = {
    hostName: drift.hostName,
    desired: drift.desired,
    file: drift.file,
    kernel: drift.kernel,
    adoptable: jsonColumn(drift.adoptable),
    seenAt: at,
    goneAt: null,
    returns: returnsMs.map((ms) => new Date(ms)),
    fightSince: fights ? (row?.fightSince ?? at) : null,
    ...(change.kind === "appear" && { since: at }),
    // Somebody chose to leave it as it was; another value is another matter.
    ...(change.known !== null && !sameValues(change.known, drift) && unignored),
  };
  if (change.known === null) {
    await tx.driftItem.create({ data: { ...data, clusterId, hostId, role, kind, object, since: at } });
  } else {
    await tx.driftItem.update({ where: { id: change.known.id }, data: { ...data, seenCount: { increment: 1 } } });
  }
  if (begins) {
    await tx.driftWatch.updateMany({ where: { clusterId, pausedAt: null }, data: { pausedAt: at } });
    await note(tx, look, { action: "drift.fight" }, drift);
  } else if (change.kind === "appear" && !fights) {
    await note(tx, look, kind === "table_vanished" ? { action: "drift.vanish" } : { action: "drift.appear" }, drift);
  }
}

const unignored = { ignoredAt: null, ignoredBy: null, ignoredReason: null };

function sameValues(a: KnownDrift, b: Drift): boolean {
  return a.desired === b.desired && a.file === b.file && a.kernel === b.kernel;
}

async function note(
  tx: Tx,
  { clusterId }: FinishedLook,
  { action }: Pick<AuditRecord, "action">,
  { hostId, kind, object, desired, file, kernel }: KnownDrift | Drift,
): Promise<void> {
  await recordAudit(tx, driftActor, {
    action,
    objectType: "drift",
    objectId: hostId,
    objectName: object,
    clusterId,
    after: { kind, desired, file, kernel },
  });
}
