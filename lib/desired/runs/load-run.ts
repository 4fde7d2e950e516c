import type { RunResource } from "@/lib/api/resources/run";
import type { Tx } from "@/lib/db/database";
import { found } from "../found";
import { presentRun, runInclude } from "./present-run";

/** One run with all of its items. Throws `not_found`. */
export async function loadRun(tx: Tx, id: string): Promise<RunResource> {
  return presentRun(found(await tx.run.findUnique({ where: { id }, include: runInclude })));
}
