import { previewReply } from "@/lib/api/preview-reply";
import { discoveredInputSchema } from "@/lib/api/resources/discovery";
import { route } from "@/lib/api/route";
import { previewDiscovered } from "@/lib/desired/preview-discovered";

/** POST /imports/discovered/preview: what an import of directors that were read would create. Nothing is saved. */
export const POST = route({
  permission: "cluster.edit",
  body: discoveredInputSchema,
  async handle({ body, services, ...reader }) {
    return await previewReply(await previewDiscovered(services, body), reader);
  },
});
