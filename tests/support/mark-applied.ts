import { loadDesiredCluster } from "@/lib/db/load-desired-cluster";
import { addClusterRevision, type RevisionFiles } from "@/lib/operations/add-cluster-revision";
import type { Panel } from "./panel";

/** Stands for a confirmed apply of the draft as it is now. */
export async function markApplied(
  { database }: Pick<Panel, "database">,
  clusterId: string,
  files: RevisionFiles = {},
): Promise<void> {
  await database.transaction(async (tx) => {
    const loaded = await loadDesiredCluster(tx, clusterId);
    if (loaded === null) throw new Error("no such cluster");
    const operationId = "0199d1a0-0000-7000-8000-000000000000";
    await addClusterRevision(tx, {
      model: loaded.model,
      files,
      actorId: null,
      actorName: "test",
      reason: "",
      operationId,
    });
  });
}
