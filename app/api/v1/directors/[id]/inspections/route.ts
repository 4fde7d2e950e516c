import { idParams } from "@/lib/api/id-params";
import { inspected } from "@/lib/api/reply";
import { inspectionQuestionSchema } from "@/lib/api/resources/inspection";
import { route } from "@/lib/api/route";
import { createInspection } from "@/lib/desired/inspections/create-inspection";

/** POST /directors/{id}/inspections: looks up connections or a log there; GET /inspections/{id}?wait=20s has the answer. */
export const POST = route({
  permission: "director.inspect",
  params: idParams,
  tokens: "never",
  body: inspectionQuestionSchema,
  async handle({ services, actor, params: { id }, body }) {
    return inspected(await createInspection(services, actor, id, body));
  },
});
