import document from "@/lib/api/openapi/openapi.golden.json";
import { ok } from "@/lib/api/reply";
import { route } from "@/lib/api/route";

/** GET /openapi.json: this API as an OpenAPI 3.1 document. */
export const GET = route({
  permission: "signed-in",
  tokens: "scoped",
  async handle() {
    return ok(document);
  },
});
