import { type ExitCode, exitCodes } from "../exit-codes";
import type { PanelFault } from "./panel-fault";

/** What a refusal means to a script. */
export function exitCodeOfFault({ status, problem: { code } }: PanelFault): ExitCode {
  if (code === "guard.forbids" || code === "plan.blocked") return exitCodes.guard;
  if (status === 401 || status === 403) return exitCodes.forbidden;
  if (status === 409 || status === 412 || status === 423 || status === 428 || status === 429) return exitCodes.conflict;
  return status >= 500 ? exitCodes.inputFaulty : exitCodes.usage;
}
