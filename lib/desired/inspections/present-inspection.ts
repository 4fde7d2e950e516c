import { sentenceSchema } from "@/lib/api/resources/common";
import {
  type InspectionResource,
  inspectionAnswerSchema,
  inspectionQuestionSchema,
} from "@/lib/api/resources/inspection";
import type { Inspection } from "@/lib/db/generated/client";

/** A worker that runs has answered by then, if only that the director does not. */
const patienceMs = 30_000;

/** One that nobody has answered in time reads as failed; should a worker come to it after all, its answer is shown. */
export function presentInspection(row: Inspection, now: Date): InspectionResource {
  const isLate = row.state === "pending" && now.getTime() - row.createdAt.getTime() > patienceMs;
  return {
    id: row.id,
    directorId: row.directorId,
    state: isLate ? "failed" : row.state,
    question: inspectionQuestionSchema.parse(row.question),
    answer: row.answer === null ? null : inspectionAnswerSchema.parse(row.answer),
    problem: isLate
      ? { code: "inspection.no_answer", params: {} }
      : (sentenceSchema.nullable().safeParse(row.problem).data ?? null),
    actorName: row.actorName,
    createdAt: row.createdAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  };
}
