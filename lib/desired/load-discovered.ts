import { z } from "zod";
import type { Tx } from "@/lib/db/database";
import { type DiscoveredDirector, discoverySchema } from "@/lib/import/discover/model";
import { AppError } from "@/lib/model/app-error";
import { errorAt } from "@/lib/model/problem";

/** A VRRP password as the worker has sealed it, for a cluster with the id of the operation. */
const sealedPasswordSchema = z.object({
  id: z.string(),
  virtualRouterId: z.number(),
  sha256: z.string(),
  sealed: z.string(),
});

/** What was read of one host; `name` is the host's. */
export type LoadedDirector = DiscoveredDirector & {
  readonly operationId: string;
  readonly secrets: readonly z.infer<typeof sealedPasswordSchema>[];
};

/**
 * What these operations have read, in their order. Throws `input.invalid` at each that read nothing, or whose host was
 * read again since: a preview and the import after it speak of the same reading, or of none.
 */
export async function loadDiscovered(tx: Tx, operationIds: readonly string[]): Promise<LoadedDirector[]> {
  const rows = await tx.hostDiscovery.findMany({
    where: { operationId: { in: [...operationIds] } },
    include: { host: { select: { name: true } } },
  });
  const loaded = operationIds.map((operationId): LoadedDirector | null => {
    const row = rows.find((one) => one.operationId === operationId);
    const found = discoverySchema.safeParse(row?.found);
    const secrets = z.array(sealedPasswordSchema).safeParse(row?.secrets);
    if (row === undefined || !found.success || !secrets.success) return null;
    return { operationId, name: row.host.name, found: found.data, secrets: secrets.data };
  });
  const problems = loaded.flatMap((one, index) =>
    one === null || operationIds.indexOf(operationIds[index] ?? "") !== index
      ? [errorAt(["operationIds", index], "import.discovery_gone")]
      : [],
  );
  if (problems.length > 0) throw new AppError("input.invalid", { problems });
  return loaded.flatMap((one) => one ?? []);
}
