"use client";

import { useTranslations } from "next-intl";
import { LiveConnections } from "@/components/runs/live-connections";
import { PhaseMark } from "@/components/runs/run-marks";
import { Age } from "@/components/ui/age";
import { useSentence } from "@/components/ui/use-sentence";
import type { RunItemResource, RunResource } from "@/lib/api/resources/run";
import { settledPhases } from "@/lib/model/run/phase";
import { ContinueItem } from "./continue-item";
import { ItemHistory } from "./item-history";

/** One target: its phase and since when, its connections while it is under way, and what led here. */
export function RunItem({ run, item }: { run: RunResource; item: RunItemResource }) {
  const t = useTranslations("runs.page");
  const sentence = useSentence("errors", "runs", "operations", "problems");
  const { target, phase, since, step, problem, goodChecks, out } = item;
  const isUnderWay = phase !== "waiting" && !settledPhases.some((settled) => settled === phase);
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="min-w-24 flex-1 break-words font-medium text-sm">{target.name}</span>
        <PhaseMark phase={phase} />
        <span className="text-end text-muted text-xs">
          <Age at={since} />
        </span>
      </div>
      {step === null ? null : (
        <p className="text-sm tabular-nums">
          {t(isPercent(run) ? "stepPercent" : "stepWeight", {
            index: step.index + 1,
            count: step.count,
            value: step.value,
          })}
        </p>
      )}
      {phase === "health" ? <p className="text-sm">{t("goodChecks", { count: goodChecks })}</p> : null}
      {problem === null ? null : (
        <p className={`text-sm ${phase === "done" ? "text-caution" : "text-bad"}`}>{sentence(problem)}</p>
      )}
      {isUnderWay || out ? <LiveConnections target={target} clusterId={target.clusterId} /> : null}
      <ContinueItem run={run} item={item} />
      <ItemHistory item={item} />
    </li>
  );
}

function isPercent({ script }: RunResource): boolean {
  return script.kind === "rolling" || (script.kind === "ramp" && script.ramp.unit === "percent");
}
