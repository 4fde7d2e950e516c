import type { z } from "zod";
import type { Actor } from "@/lib/access/model";
import type { createHostSchema, HostResource } from "@/lib/api/resources/host";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/model/app-error";
import type { DesiredDeps } from "./deps";
import { hostNameProblems } from "./host-name-problems";
import { readHost } from "./load-host";
import { nameDuplicates } from "./name-duplicates";

/** Adds a host. It is not connected to before somebody confirmed its key. */
export async function createHost(
  { database }: DesiredDeps,
  actor: Actor,
  input: z.output<typeof createHostSchema>,
): Promise<HostResource> {
  const work = database.transaction(async (tx) => {
    const problems = await hostNameProblems(tx, input);
    if (problems.length > 0) throw new AppError("input.invalid", { problems });
    const { id } = await tx.host.create({ data: input });
    await recordAudit(tx, actor, {
      action: "host.create",
      objectType: "host",
      objectId: id,
      objectName: input.name,
      after: input,
    });
    await database.notify(tx, "signalbox_host", id);
    return await readHost(tx, id);
  });
  return await work.catch((error: unknown) => {
    throw nameDuplicates(error);
  });
}
