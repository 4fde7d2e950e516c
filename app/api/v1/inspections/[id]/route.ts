import { z } from "zod";
import { idParams } from "@/lib/api/id-params";
import { ok } from "@/lib/api/reply";
import { route } from "@/lib/api/route";
import { waitFor, waitSchema } from "@/lib/api/wait-for";
import { loadInspection } from "@/lib/desired/inspections/load-inspection";

/** GET /inspections/{id}?wait=20s: answers when the director was read, or as it is when the time is over. */
export const GET = route({
  permission: "director.inspect",
  params: idParams,
  tokens: "never",
  query: z.object({ wait: waitSchema }),
  async handle({ services, params: { id }, query, request }) {
    const inspection = await waitFor(services.database, {
      channel: "signalbox_inspection",
      id,
      waitMs: query.wait ?? 0,
      signal: request.signal,
      read: () => loadInspection(services, id),
      done: ({ state }) => state !== "pending",
    });
    return ok(inspection);
  },
});
