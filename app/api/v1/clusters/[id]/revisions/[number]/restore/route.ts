import { ok } from "@/lib/api/reply";
import { revisionParams } from "@/lib/api/revision-params";
import { editRoute } from "@/lib/api/route";
import { ofCluster } from "@/lib/api/token-clusters";
import { loadCluster } from "@/lib/desired/load-cluster";
import { restoreRevision } from "@/lib/desired/restore-revision";

/** POST /clusters/{id}/revisions/{number}/restore: makes it the draft; If-Match is the cluster's revision. */
export const POST = editRoute({
  permission: "cluster.edit",
  params: revisionParams,
  tokens: ofCluster,
  current: ({ services, params: { id } }) => loadCluster(services, id),
  async handle({ services, actor, params: { id, number }, revision }) {
    return ok(await restoreRevision(services, actor, { clusterId: id, number, revision }));
  },
});
