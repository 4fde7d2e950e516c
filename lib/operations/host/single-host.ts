import type { Host } from "@/lib/db/generated/client";
import { AppError } from "@/lib/model/app-error";
import type { Sentence } from "@/lib/plan/model";
import type { OperationDeps } from "../deps";
import type { FinalState, HeldOperation, OperationOutcome } from "../handler";

/** The host an operation is about; one that was removed meanwhile ends the operation as not found. */
export async function loadOperationHost(deps: OperationDeps, held: HeldOperation): Promise<Host> {
  const { hostId: id } = held;
  const host = id === null ? null : await deps.database.prisma.host.findUnique({ where: { id } });
  if (host === null) throw new AppError("not_found");
  return host;
}

/** The outcome of an operation that touched this host and no other. */
export function outcomeOfHost(
  deps: OperationDeps,
  host: Pick<Host, "id" | "name">,
  state: Extract<FinalState, "confirmed" | "failed" | "unknown">,
  problem: Sentence | null = null,
): OperationOutcome {
  const confirmedAt = state === "confirmed" ? deps.clock().toISOString() : null;
  return {
    state,
    problem,
    hosts: [{ hostId: host.id, name: host.name, state, kernelReadAt: null, confirmedAt, problem }],
  };
}

/** A problem of a host ends the operation as failed, unless nobody can say whether the program ran. */
export function stateOfProblem(problem: Sentence): "failed" | "unknown" {
  return ["host.outcome_unknown", "host.timeout", "host.output_too_large"].includes(problem.code)
    ? "unknown"
    : "failed";
}
