import type { z } from "zod";
import type { Actor } from "@/lib/access/model";
import type { HostResource, updateHostSchema } from "@/lib/api/resources/host";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Host, Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/model/app-error";
import { checkRevision } from "./check-revision";
import { compact } from "./compact";
import type { DesiredDeps } from "./deps";
import { hostNameProblems } from "./host-name-problems";
import { readHost } from "./load-host";
import { lockHost } from "./lock-host";
import { nameDuplicates } from "./name-duplicates";

/**
 * Changes a host. Another address or port may be another machine: its key is unconfirmed again and nothing that was
 * found out about it counts any more. The worker drops its connection when it hears of any change.
 */
export async function updateHost(
  { database }: DesiredDeps,
  actor: Actor,
  input: { id: string; revision: number; changes: z.output<typeof updateHostSchema> },
): Promise<HostResource> {
  const { id, revision } = input;
  const changes = compact(input.changes);
  const work = database.transaction(async (tx) => {
    const before = await lockHost(tx, id);
    checkRevision(before, revision);
    const after = { ...before, ...changes };
    const problems = await hostNameProblems(tx, after);
    if (problems.length > 0) throw new AppError("input.invalid", { problems });
    const data = { ...changes, ...consequences(before, after), revision: { increment: 1 } };
    await tx.host.update({ where: { id }, data });
    await recordAudit(tx, actor, {
      action: "host.update",
      objectType: "host",
      objectId: id,
      objectName: after.name,
      before: access(before),
      after: access(after),
    });
    await database.notify(tx, "signalbox_host", id);
    return await readHost(tx, id);
  });
  return await work.catch((error: unknown) => {
    throw nameDuplicates(error);
  });
}

function consequences(before: Host, after: Host): Prisma.HostUpdateInput {
  const moved = before.address !== after.address || before.port !== after.port;
  const unknown = { connection: "unknown", connectionProblem: Prisma.DbNull } as const;
  if (moved) {
    const forgotten = { hostKeyFingerprint: null, offeredHostKey: Prisma.DbNull, facts: Prisma.DbNull, factsAt: null };
    return { ...unknown, ...forgotten, trust: "unconfirmed" };
  }
  return before.username !== after.username || before.privilege !== after.privilege ? unknown : {};
}

function access({ name, address, port, username, privilege }: Host) {
  return { name, address, port, username, privilege };
}
