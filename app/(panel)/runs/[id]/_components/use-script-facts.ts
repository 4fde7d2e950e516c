"use client";

import { useTranslations } from "next-intl";
import type { Ramp } from "@/lib/model/run/ramp";
import type { BulkScript, RampScript, RollingScript, RunScript } from "@/lib/model/run/script";

type Fact = { id: string; term: string; value: string };

/** What was asked of a run, as names and values. */
export function useScriptFacts(script: RunScript): Fact[] {
  const t = useTranslations("runs.facts");
  const verbs = useTranslations("clusters.verbs");
  const seconds = (count: number) => t("seconds", { count });
  switch (script.kind) {
    case "bulk":
      return bulkFacts(script);
    case "ramp":
      return rampFacts(script);
    case "rolling":
      return rollingFacts(script);
  }

  function bulkFacts({ verb, weight, drainLimitSec, leaseSec, onLeaseEnd, onFailure }: BulkScript): Fact[] {
    return [
      { id: "verb", term: t("verb"), value: verbs(`${verb}.label`) },
      ...(weight === null ? [] : [{ id: "weight", term: t("weight"), value: String(weight) }]),
      ...(drainLimitSec === null ? [] : [{ id: "limit", term: t("drainLimit"), value: seconds(drainLimitSec) }]),
      ...(leaseSec === null
        ? []
        : [{ id: "lease", term: t("lease"), value: `${seconds(leaseSec)}: ${t(`onLeaseEnd.${onLeaseEnd}`)}` }]),
      { id: "failure", term: t("onFailure"), value: t(`bulkFailure.${onFailure}`) },
    ];
  }

  function rampFacts({ ramp, onAbort }: RampScript): Fact[] {
    return [
      { id: "ramp", term: t("ramp"), value: rampText(ramp) },
      { id: "abort", term: t("onAbort"), value: t(`rampAbort.${onAbort}`) },
    ];
  }

  function rollingFacts(rolling: RollingScript): Fact[] {
    const { batchSize, minCapacityPercent, takeOut, drainLimitSec, onDrainLimit, hook, healthGate, ramp } = rolling;
    return [
      { id: "batch", term: t("batchSize"), value: String(batchSize) },
      { id: "capacity", term: t("minCapacity"), value: t("percent", { value: minCapacityPercent }) },
      { id: "out", term: t("takeOut"), value: verbs(`${takeOut}.label`) },
      {
        id: "limit",
        term: t("drainLimit"),
        value: `${seconds(drainLimitSec)}: ${t(`onDrainLimit.${onDrainLimit}`)}`,
      },
      { id: "hook", term: t("hook"), value: hook.kind === "timer" ? seconds(hook.sec) : t(`hooks.${hook.kind}`) },
      {
        id: "health",
        term: t("health"),
        value: t("healthGate", { checks: healthGate.checks, seconds: healthGate.withinSec }),
      },
      { id: "ramp", term: t("ramp"), value: ramp === null ? t("atOnce") : rampText(ramp) },
      { id: "soak", term: t("soak"), value: seconds(rolling.soakSec) },
      { id: "failure", term: t("onFailure"), value: t(`rollingFailure.${rolling.onFailure}`) },
    ];
  }

  function rampText({ unit, steps, everySec }: Ramp): string {
    const list = Array.isArray(steps)
      ? steps.join(", ")
      : t("linear", { from: steps.from, to: steps.to, steps: steps.steps });
    return t(unit === "percent" ? "rampPercent" : "rampWeight", { list, seconds: everySec });
  }
}
