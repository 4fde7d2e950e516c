import { AppError } from "@/lib/model/app-error";
import type { OperationDeps } from "./deps";
import type { OperationOutcome } from "./handler";
import type { Journal } from "./journal";
import { WorkerStopping } from "./worker-stopping";

/**
 * Failed when nothing can be half done; unknown when a step went out and its end was not seen. Not an outcome, and thrown
 * on: that this worker stops.
 */
export function outcomeOfError(
  deps: OperationDeps,
  ids: readonly string[],
  error: unknown,
  journal: Journal,
): OperationOutcome {
  if (error instanceof WorkerStopping) throw error;
  const problem =
    error instanceof AppError ? { code: error.code, params: error.params } : { code: "internal", params: {} };
  if (!(error instanceof AppError) || error.cause !== undefined) {
    deps.log.error({ err: error, operations: ids }, "operation failed");
  }
  return { state: journal.inFlight > 0 ? "unknown" : "failed", problem, hosts: [] };
}
