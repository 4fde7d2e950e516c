import { adoptedSources } from "@/lib/import/keepalived/adopted-sources";
import { filesRead, includesOf } from "@/lib/import/keepalived/includes-of";
import { includePattern } from "@/lib/keepalived/syntax/include-pattern";
import { errorAt, type Problem } from "@/lib/model/problem";
import { onDirector } from "./conf-on-director";
import type { DirectorPart } from "./director-part";

/**
 * What stands in the way of a keepalived.conf that was adopted and is not to be seen in the files themselves: one that is
 * a link, is gone, or has come since and would be read, and lines that count for another name than they did.
 */
export function adoptionProblems({ cluster, director, hostName, observed }: DirectorPart): Problem[] {
  const { adopted } = director;
  const { adoption, keepalived, files } = observed;
  if (cluster.engine !== "keepalived" || adopted === undefined || adoption === undefined) return [];
  const problem = (code: string, params: Problem["params"]) =>
    errorAt(["hosts", director.hostId], code, { host: hostName, ...params });
  const { main, sources, options } = adoptedSources(onDirector(adopted, files));
  const includes = includesOf(sources, main, options);
  const patterns = includes.map(({ pattern, fromFile }) => includePattern(pattern, fromFile));
  const gone = (adopted.included ?? []).filter(
    ({ path }) => (files[path] ?? null) === null && patterns.some(({ matches }) => matches(path)),
  );
  const read = new Set(filesRead(main, includes).map(({ path }) => path));
  const { links, unknown, configId } = adoption;
  const isOther = keepalived?.running === true && configId !== null && configId !== adopted.configId;
  return [
    ...links.filter((path) => read.has(path)).map((path) => problem("plan.adopted_file_link", { path })),
    ...gone.map(({ path }) => problem("plan.adopted_file_gone", { path })),
    ...unknown
      .filter((path) => patterns.some(({ matches }) => matches(path)))
      .map((path) => problem("plan.included_file_new", { path })),
    ...(isOther ? [problem("plan.config_id", { found: configId, imported: adopted.configId ?? "" })] : []),
  ];
}
