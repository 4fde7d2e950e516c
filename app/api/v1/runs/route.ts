import { z } from "zod";
import { idempotencyKeyOf } from "@/lib/api/idempotency-key";
import { limitSchema } from "@/lib/api/page-query";
import { ok, okPage } from "@/lib/api/reply";
import { idSchema } from "@/lib/api/resources/common";
import { createRunSchema } from "@/lib/api/resources/run";
import { route } from "@/lib/api/route";
import { runReply } from "@/lib/api/run-reply";
import { presentProblem } from "@/lib/api/translator";
import { waitSchema } from "@/lib/api/wait-for";
import { createRun } from "@/lib/desired/runs/create-run";
import { listRuns } from "@/lib/desired/runs/list-runs";
import { previewRun } from "@/lib/desired/runs/preview-run";
import { runStateSchema } from "@/lib/model/run/phase";

/** GET /runs: newest first, by cluster, kind or state. */
export const GET = route({
  permission: "operation.read",
  query: z.object({
    clusterId: idSchema.optional(),
    kind: z.enum(["bulk", "ramp", "rolling"]).optional(),
    state: runStateSchema.optional(),
    cursor: idSchema.optional(),
    limit: limitSchema,
  }),
  async handle({ services, query }) {
    return okPage(await listRuns(services, query));
  },
});

/** POST /runs: a verb on many targets, a ramp, or a rolling deploy. */
export const POST = route({
  permission: "traffic.run",
  tokens: "scoped",
  query: z.object({ wait: waitSchema }),
  body: createRunSchema,
  async handle({ services, actor, body, query, request, translate }) {
    if (body.dryRun) {
      const { batches, ...preview } = await previewRun(services, actor, body);
      const shown = batches.map(({ problems, ...batch }) => {
        return { ...batch, problems: problems.map((problem) => presentProblem(problem, translate)) };
      });
      return ok({ ...preview, batches: shown });
    }
    const id = await createRun(services, actor, { body, idempotencyKey: idempotencyKeyOf(request.headers) });
    return await runReply(services, id, { waitMs: query.wait ?? 0, signal: request.signal });
  },
});
