import { type GuardName, guardNameSchema } from "@/lib/model/guard-name";
import type { Problem } from "@/lib/model/problem";
import type { GuardResult } from "@/lib/plan/model";
import { deletions } from "./deletions";
import { directorInPool } from "./director-in-pool";
import { drain } from "./drain";
import { fileSize } from "./file-size";
import { freeze } from "./freeze";
import { lastDestination } from "./last-destination";
import { minimumAvailable } from "./minimum-available";
import type { Guard, GuardInput, GuardReport } from "./model";
import { portMapping } from "./port-mapping";
import { quorum } from "./quorum";
import { vipInUse } from "./vip-in-use";
import { vridInUse } from "./vrid-in-use";

const guards: Readonly<Record<GuardName, Guard>> = {
  last_destination: lastDestination,
  minimum_available: minimumAvailable,
  quorum,
  deletions,
  freeze,
  file_size: fileSize,
  vip_in_use: vipInUse,
  vrid_in_use: vridInUse,
  director_in_pool: directorInPool,
  port_mapping: portMapping,
  drain,
};

/** What these would do to packets no reason makes right. */
const neverOverridden: readonly GuardName[] = ["director_in_pool", "port_mapping"];

/** Asks every guard, in the order in which people read them. */
export function runGuards(input: GuardInput): GuardResult[] {
  return guardNameSchema.options.map((guard) => guardResult(guard, guards[guard](input)));
}

export function guardResult(guard: GuardName, { figures, problems }: GuardReport): GuardResult {
  return { guard, figures, problems, verdict: verdictOf(problems), overridable: !neverOverridden.includes(guard) };
}

function verdictOf(problems: readonly Problem[]): GuardResult["verdict"] {
  if (problems.some(({ severity }) => severity === "error")) return "forbids";
  return problems.length > 0 ? "warns" : "passed";
}
