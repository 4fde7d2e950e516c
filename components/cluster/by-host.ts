import type { Problem } from "@/lib/model/problem";

/** Problems that say the same of several hosts, as one that names all of them. */
export function byHost(problems: readonly Problem[]): Pick<Problem, "code" | "params">[] {
  const hosts = new Map<string, { code: string; params: NonNullable<Problem["params"]>; names: string[] }>();
  for (const { code, params = {} } of problems) {
    const { host, ...rest } = params;
    const key = JSON.stringify([code, rest]);
    const known = hosts.get(key) ?? { code, params: rest, names: [] };
    known.names.push(String(host));
    hosts.set(key, known);
  }
  return [...hosts.values()].map(({ code, params, names }) => ({
    code,
    params: { ...params, host: names.join(", ") },
  }));
}
