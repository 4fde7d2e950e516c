import type { Actor } from "@/lib/access/model";
import type { InspectionQuestion, InspectionResource } from "@/lib/api/resources/inspection";
import { recordAudit } from "@/lib/audit/record-audit";
import { enqueue } from "@/lib/jobs/enqueue";
import { inspectionAnswer } from "@/lib/jobs/inspection-answer";
import { inspectionForget } from "@/lib/jobs/inspection-forget";
import type { DesiredDeps } from "../deps";
import { found } from "../found";
import { presentInspection } from "./present-inspection";

/** As long as somebody may read what they asked for. */
const keptSec = 600;

/**
 * Has the worker look something up on a director. What it finds may be addresses of clients, so the trail keeps who asked
 * what, and the answer is deleted after ten minutes. Of one director one question is looked up at a time.
 */
export async function createInspection(
  { database }: DesiredDeps,
  actor: Actor,
  directorId: string,
  question: InspectionQuestion,
): Promise<InspectionResource> {
  return await database.transaction(async (tx) => {
    const director = found(await tx.director.findUnique({ where: { id: directorId }, include: { host: true } }));
    const row = await tx.inspection.create({ data: { directorId, question, actorName: actor.name } });
    const payload = { inspectionId: row.id };
    await enqueue(tx, inspectionAnswer, payload, { queueName: `inspection ${directorId}` });
    await enqueue(tx, inspectionForget, payload, { delaySec: keptSec });
    await recordAudit(tx, actor, {
      action: "director.inspect",
      objectType: "director",
      objectId: directorId,
      objectName: director.host.name,
      clusterId: director.clusterId,
      after: question,
    });
    return presentInspection(row, new Date());
  });
}
