import { errorAt } from "@/lib/model/problem";
import { availability } from "./availability";
import type { GuardInput, GuardReport } from "./model";

/**
 * keepalived counts the weight of live destinations: when it falls below the quorum, all of them are taken out and the
 * sorry server, if there is one, answers everybody. That no weight stays at all the guard of the last destination says.
 */
export function quorum({ services }: Pick<GuardInput, "services">): GuardReport {
  const judged = services.flatMap((service) => {
    const { quorumLostBelow, name, path } = service;
    if (quorumLostBelow === null) return [];
    const { weightBefore, weightAfter } = availability(service);
    return [{ path, weightBefore, params: { service: name, weight: weightAfter, quorum: quorumLostBelow } }];
  });
  const [nearest] = [...judged].sort((a, b) => margin(a.params) - margin(b.params));
  return {
    figures:
      nearest === undefined
        ? { code: "figure.no_quorum", params: {} }
        : { code: "figure.quorum", params: nearest.params },
    problems: judged
      .filter(
        ({ weightBefore, params: { weight, quorum: needed } }) =>
          weight > 0 && weight < needed && weightBefore >= needed,
      )
      .map(({ path, params }) => errorAt(path, "guard.quorum", params)),
  };
}

function margin({ weight, quorum: needed }: { weight: number; quorum: number }): number {
  return weight - needed;
}
