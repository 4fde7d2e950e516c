import type { HostProblem } from "./port";

/** Problems name the host as people know it: they are read far from where they arose. */
export type Named = { readonly name: string };

export function hostProblem(
  { name }: Named,
  code: HostProblem["code"],
  params: HostProblem["params"] = {},
): HostProblem {
  return { code, params: { host: name, ...params } };
}
