import { previewReply } from "@/lib/api/preview-reply";
import { importInputSchema } from "@/lib/api/resources/import";
import { route } from "@/lib/api/route";
import { previewImport } from "@/lib/desired/preview-import";

/** POST /imports/preview: what an import would create, and what it would leave out. Nothing is saved. */
export const POST = route({
  permission: "cluster.edit",
  body: importInputSchema,
  async handle({ body, ...reader }) {
    return await previewReply(previewImport(body), reader);
  },
});
