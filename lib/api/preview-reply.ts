import type { Preview } from "@/lib/desired/preview-import";
import type { Locale } from "@/lib/i18n/locales";
import { loadFindingTranslator } from "./finding-translator";
import { ok } from "./reply";
import { presentProblem, type Translate } from "./translator";

const ofCluster = "problems.";

/** The preview of an import, in the language of the request. */
export async function previewReply(
  { report, problems, ...preview }: Preview,
  { locale, translate }: { readonly locale: Locale; readonly translate: Translate },
): Promise<Response> {
  const say = await loadFindingTranslator(locale);
  return ok({
    ...preview,
    report: report.map((line) => ({
      ...line,
      // A line may be about a problem of the cluster, which has words of its own.
      message: line.code.startsWith(ofCluster)
        ? translate("problems", line.code.slice(ofCluster.length), line.params)
        : say(line.code, line.params),
    })),
    problems: problems.map((problem) => presentProblem(problem, translate)),
  });
}
