import type { Problem } from "@/lib/model/problem";
import type { Sentences } from "./sentences";

/** One line for each problem, as compilers print them: `FILE:LINE:COLUMN: error CODE: sentence`. */
export function renderProblems(
  problems: readonly Problem[],
  name: string,
  sentences: Sentences,
  say: Sentences,
): string {
  const lines = problems.map(({ code, path, params, severity }) => {
    const line = params?.line ?? path[1] ?? 1;
    const place = `${name}:${line}:${params?.column ?? 1}`;
    return `${place}: ${say(`severity.${severity}`)} ${code}: ${sentences(code, params)}\n`;
  });
  return lines.join("");
}
