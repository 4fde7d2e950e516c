import type { Tx } from "@/lib/db/database";
import type { Host } from "@/lib/db/generated/client";
import { found } from "./found";

/** The host's row, held until `tx` ends: edits of one host, and what the worker reports of it, take turns. */
export async function lockHost(tx: Tx, id: string): Promise<Host> {
  await tx.$queryRaw`select id from host where id = ${id}::uuid for update`;
  return found(await tx.host.findUnique({ where: { id } }));
}
