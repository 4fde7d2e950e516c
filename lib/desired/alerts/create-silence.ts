import type { Actor } from "@/lib/access/model";
import type { CreateSilence, SilenceResource } from "@/lib/api/resources/alert";
import { recordAudit } from "@/lib/audit/record-audit";
import { databaseTime } from "@/lib/db/database-time";
import { AppError } from "@/lib/model/app-error";
import { errorAt } from "@/lib/model/problem";
import type { DesiredDeps } from "../deps";
import { presentSilence } from "./present-silence";

/** For as long as most maintenances take, and never for good. */
const longestMs = 30 * 86_400_000;

/** Keeps alerts that match from being told to anybody until then. */
export async function createSilence(
  { database }: DesiredDeps,
  actor: Actor,
  { until, ...asked }: CreateSilence,
): Promise<SilenceResource> {
  return await database.transaction(async (tx) => {
    const now = await databaseTime(tx);
    const leftMs = Date.parse(until) - now.getTime();
    const problems = leftMs <= 0 || leftMs > longestMs ? [errorAt(["until"], "silence.until")] : [];
    if (asked.clusterId !== null && (await tx.cluster.count({ where: { id: asked.clusterId } })) === 0) {
      problems.push(errorAt(["clusterId"], "token.unknown_cluster"));
    }
    if (asked.hostId !== null && (await tx.host.count({ where: { id: asked.hostId } })) === 0) {
      problems.push(errorAt(["hostId"], "silence.unknown_host"));
    }
    if (problems.length > 0) throw new AppError("input.invalid", { problems });
    const row = await tx.silence.create({ data: { ...asked, until, createdBy: actor.name } });
    const silence = presentSilence(row);
    await recordAudit(tx, actor, {
      action: "silence.create",
      objectType: "silence",
      objectId: row.id,
      objectName: row.reason,
      clusterId: row.clusterId,
      after: silence,
    });
    return silence;
  });
}
