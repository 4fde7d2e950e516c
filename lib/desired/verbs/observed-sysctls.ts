import { z } from "zod";
import type { Tx } from "@/lib/db/database";
import { readPayload } from "@/lib/db/read-payload";
import { kernelSettingsSchema } from "@/lib/live/snapshot";
import type { VerbFacts } from "@/lib/model/explain-verb";

/** What this asks of a snapshot. */
const seenSchema = z.object({ name: z.string(), settings: kernelSettingsSchema.nullable() });

/** The settings that the cluster's directors had when they were last read, two minutes ago at most while they answer. */
export async function observedSysctls(tx: Tx, clusterId: string): Promise<VerbFacts["observed"]> {
  const rows = await tx.liveSnapshot.findMany({ where: { director: { clusterId } }, select: { payload: true } });
  const seen = await Promise.all(rows.map(({ payload }) => readPayload(seenSchema, payload)));
  return seen.flatMap((snapshot) =>
    snapshot?.settings == null ? [] : [{ director: snapshot.name, sysctls: snapshot.settings.sysctls }],
  );
}
