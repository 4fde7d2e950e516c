import { created, ok } from "@/lib/api/reply";
import { manifestQuerySchema } from "@/lib/api/resources/manifest";
import { route } from "@/lib/api/route";
import { createByManifest } from "@/lib/desired/manifests/create-by-manifest";
import { manifestSchema } from "@/lib/manifest/manifest";

/** POST /manifests: makes a cluster of a document; with `?dryRun=true` only tells what it would be. */
export const POST = route({
  permission: "cluster.edit",
  query: manifestQuerySchema,
  body: manifestSchema,
  async handle({ services, actor, query: { dryRun }, body: manifest }) {
    const result = await createByManifest(services, actor, { manifest, dryRun });
    return dryRun ? ok(result) : created(`/api/v1/clusters/${result.clusterId}/manifest`, result);
  },
});
