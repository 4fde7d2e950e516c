import type { Version } from "@/lib/keepalived/keywords/model";
import { expand, type KeepalivedSource } from "@/lib/keepalived/syntax/expand";
import { type Finding, maxFindings } from "@/lib/keepalived/syntax/finding";
import { sourcesResolver } from "@/lib/keepalived/syntax/sources-resolver";
import { checkKeywords } from "./check-keywords";
import { checkNames } from "./check-names";
import { checkRoutes } from "./check-routes";
import { checkScripts } from "./check-scripts";
import { checkVirtualServers } from "./check-virtual-servers";
import { checkVrrpInstances } from "./check-vrrp-instances";

export type LintOptions = {
  /** The release that is to read it; without one nothing is too new. */
  readonly version?: Version;
  /** Decides `@` conditions; see `expand`. */
  readonly configId?: string;
};

/**
 * Everything that is to be said about a configuration before keepalived reads it, in the order of files and lines. The
 * first source is the main file; the others answer its includes. What only the host can tell (interfaces, users,
 * programs, addresses in use) is not looked at. There are at most a thousand findings.
 */
export function lintKeepalived(input: string | readonly KeepalivedSource[], options: LintOptions = {}): Finding[] {
  const sources = typeof input === "string" ? [{ path: "", text: input }] : input;
  const [main] = sources;
  if (main === undefined) return [];
  const { tree, findings } = expand(main, {
    ...(options.configId === undefined ? {} : { configId: options.configId }),
    ...(sources.length > 1 ? { resolveInclude: sourcesResolver(sources) } : {}),
  });
  const all = [
    ...findings,
    ...checkKeywords(tree, options.version ?? null),
    ...checkVirtualServers(tree),
    ...checkVrrpInstances(tree),
    ...checkNames(tree),
    ...checkRoutes(tree),
    ...checkScripts(tree),
  ];
  return inOrder(all, sources).slice(0, maxFindings);
}

function inOrder(findings: readonly Finding[], sources: readonly KeepalivedSource[]): Finding[] {
  const order = new Map(sources.map(({ path }, index) => [path, index]));
  const position = ({ file }: Finding) => order.get(file) ?? sources.length;
  return findings.toSorted(
    (one, other) => position(one) - position(other) || one.line - other.line || one.column - other.column,
  );
}
