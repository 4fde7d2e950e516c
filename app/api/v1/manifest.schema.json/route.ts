import { ok } from "@/lib/api/reply";
import { openRoute } from "@/lib/api/route";
import schema from "@/lib/manifest/manifest.schema.json";

/** GET /manifest.schema.json: the JSON Schema of manifests. It says nothing of this panel, and editors sign in nowhere. */
export const GET = openRoute({
  async handle() {
    return ok(schema);
  },
});
