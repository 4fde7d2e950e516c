import type { InspectionResource } from "@/lib/api/resources/inspection";
import type { DesiredDeps } from "../deps";
import { found } from "../found";
import { presentInspection } from "./present-inspection";

/** One inspection with what was found. Throws `not_found`, also when it is too long ago. */
export async function loadInspection({ database }: DesiredDeps, id: string): Promise<InspectionResource> {
  return presentInspection(found(await database.prisma.inspection.findUnique({ where: { id } })), new Date());
}
