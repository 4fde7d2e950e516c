import type { FreezeWindow } from "@/lib/model/freeze-window";
import { errorAt } from "@/lib/model/problem";
import { isFrozen } from "./is-frozen";
import type { GuardInput, GuardReport } from "./model";

/** Nothing is pushed in the times that the cluster's people agreed on. A plan without changes pushes nothing. */
export function freeze({ guards, nowMs, waves }: Pick<GuardInput, "guards" | "nowMs" | "waves">): GuardReport {
  const { freezeWindows } = guards;
  const changes = waves.some(({ hosts }) => hosts.some(({ steps }) => steps.some(({ action }) => action !== "no-op")));
  const problems = freezeWindows.flatMap((window, index) =>
    changes && isFrozen(window, nowMs)
      ? [errorAt(["guards", "freezeWindows", index], "guard.freeze", paramsOf(window))]
      : [],
  );
  return { figures: { code: "figure.freeze", params: { count: freezeWindows.length } }, problems };
}

function paramsOf({ kind, from, to, timeZone }: FreezeWindow) {
  return { kind, from: from.replace("T", " "), to: to.replace("T", " "), timeZone };
}
