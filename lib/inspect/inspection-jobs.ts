import { type BoundJob, bindJob } from "@/lib/jobs/bind-job";
import { inspectionAnswer } from "@/lib/jobs/inspection-answer";
import { inspectionForget } from "@/lib/jobs/inspection-forget";
import { answerInspection } from "./answer-inspection";
import type { InspectDeps } from "./deps";

/** The jobs of this folder with their handlers, for the worker's runner. */
export function inspectionJobs(deps: InspectDeps): BoundJob[] {
  return [
    bindJob(inspectionAnswer, async ({ inspectionId }) => await answerInspection(deps, inspectionId)),
    bindJob(inspectionForget, async ({ inspectionId: id }) => {
      await deps.database.prisma.inspection.deleteMany({ where: { id } });
    }),
  ];
}
