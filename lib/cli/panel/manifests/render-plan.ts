import type { PlanResource } from "@/lib/api/resources/operation";
import type { Sentences } from "@/lib/cli/sentences";
import type { Action, HostPlan } from "@/lib/plan/model";

const signs = { create: "+", update: "~", delete: "-", "no-op": "" } as const satisfies Record<Action, string>;

/** A plan for people: what each host gets, group by group, and what guards say of it. What stays is left out. */
export function renderPlan({ body, problems, guards }: PlanResource, sentences: Sentences, say: Sentences): string {
  const waves = (body?.waves ?? []).flatMap(({ kind, hosts }) => {
    const lines = hosts.flatMap((host) => hostLines(host, sentences));
    return lines.length === 0 ? [] : [sentences(`wave.${kind}`), ...lines];
  });
  const said = [...problems, ...guards.flatMap((guard) => guard.problems)];
  const against = said.map(({ severity, code, message }) => `${say(`severity.${severity}`)} ${code}: ${message}`);
  return [...waves, ...new Set(against)].map((line) => `${line}\n`).join("");
}

function hostLines({ hostName, steps }: HostPlan, sentences: Sentences): string[] {
  const changes = steps.filter(({ action }) => action !== "no-op");
  if (changes.length === 0) return [];
  const lines = changes.map(({ action, title }) => `    ${signs[action]} ${sentences(title.code, title.params)}`);
  return [`  ${hostName}`, ...lines];
}
