import { errorAt, type Problem } from "@/lib/model/problem";
import type { GuardedService, GuardInput, GuardReport } from "./model";

/**
 * One push deletes so many destinations at most, and of those of one service that are in service a share. One of them may
 * always go while the service stays, because a small service could otherwise never lose any.
 */
export function deletions({ services, guards }: Pick<GuardInput, "services" | "guards">): GuardReport {
  const deleted = services.flatMap((service) => deletedOf(service)).length;
  const params = { deleted, limit: guards.maxDeletions };
  const tooMany = deleted > guards.maxDeletions ? [errorAt(["services"], "guard.deletions", params)] : [];
  return {
    figures: { code: "figure.deletions", params },
    problems: [...tooMany, ...services.flatMap((service) => shareProblems(service, guards.maxDeletedPercent))],
  };
}

function deletedOf({ members }: GuardedService): GuardedService["members"] {
  return members.filter(({ weightBefore, weightAfter }) => weightBefore !== null && weightAfter === null);
}

function shareProblems(service: GuardedService, maxPercent: number): Problem[] {
  const total = service.members.filter(isInService).length;
  const deleted = deletedOf(service).filter(isInService).length;
  const limit = Math.max(service.id === null ? 0 : 1, Math.floor((total * maxPercent) / 100));
  if (deleted <= limit) return [];
  const params = { service: service.name, deleted, total, limit, percent: maxPercent };
  return [errorAt(service.path, service.id === null ? "guard.deletions_service" : "guard.deletions_share", params)];
}

function isInService({ weightBefore }: { weightBefore: number | null }): boolean {
  return (weightBefore ?? 0) > 0;
}
