import { idParams } from "@/lib/api/id-params";
import { ok } from "@/lib/api/reply";
import { manifestQuerySchema } from "@/lib/api/resources/manifest";
import { editRoute, route } from "@/lib/api/route";
import { ofCluster } from "@/lib/api/token-clusters";
import { loadManifest } from "@/lib/desired/manifests/load-manifest";
import { replaceByManifest } from "@/lib/desired/manifests/replace-by-manifest";
import { manifestSchema } from "@/lib/manifest/manifest";

/** GET /clusters/{id}/manifest: the draft as one document, with names instead of ids. */
export const GET = route({
  permission: "cluster.read",
  params: idParams,
  tokens: ofCluster,
  async handle({ services, params: { id } }) {
    return ok(await loadManifest(services, id));
  },
});

/** PUT /clusters/{id}/manifest: the draft is what the document says; with `?dryRun=true` only what would change is told. */
export const PUT = editRoute({
  permission: "cluster.edit",
  params: idParams,
  tokens: ofCluster,
  query: manifestQuerySchema,
  body: manifestSchema,
  current: ({ services, params: { id } }) => loadManifest(services, id),
  async handle({ services, actor, params: { id: clusterId }, query: { dryRun }, body: manifest, revision }) {
    return ok(await replaceByManifest(services, actor, { clusterId, revision, manifest, dryRun }));
  },
});
