import type { OperationResource } from "@/lib/api/resources/operation";
import { assertNever } from "@/lib/model/assert-never";
import { type ExitCode, exitCodes } from "../exit-codes";

/** What the end of an operation means to a script. */
export function exitCodeOf({ state, problem }: Pick<OperationResource, "state" | "problem">): ExitCode {
  switch (state) {
    case "confirmed":
      return exitCodes.done;
    case "timed_out":
      return exitCodes.timedOut;
    case "partial":
      return exitCodes.partial;
    case "rolled_back":
      return exitCodes.failed;
    case "failed":
      return codeOfFailure(problem?.code);
    case "unknown":
    case "queued":
    case "running":
    case "verifying":
    case "awaiting_confirmation":
    case "draining":
      return exitCodes.unknown;
    default:
      return assertNever(state);
  }
}

function codeOfFailure(code: string | undefined): ExitCode {
  if (code === "guard.forbids") return exitCodes.guard;
  return code === "drain.superseded" || code === "operation.busy" ? exitCodes.conflict : exitCodes.failed;
}
