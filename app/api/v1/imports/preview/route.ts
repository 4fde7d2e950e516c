import { loadFindingTranslator } from "@/lib/api/finding-translator";
import { ok } from "@/lib/api/reply";
import { importInputSchema } from "@/lib/api/resources/import";
import { route } from "@/lib/api/route";
import { presentProblem } from "@/lib/api/translator";
import { previewImport } from "@/lib/desired/preview-import";

/** POST /imports/preview: what an import would create, and what it would leave out. Nothing is saved. */
export const POST = route({
  permission: "cluster.edit",
  body: importInputSchema,
  async handle({ body, locale, translate }) {
    const { report, problems, ...preview } = previewImport(body);
    const say = await loadFindingTranslator(locale);
    return ok({
      ...preview,
      report: report.map((line) => ({ ...line, message: say(line.code, line.params) })),
      problems: problems.map((problem) => presentProblem(problem, translate)),
    });
  },
});
