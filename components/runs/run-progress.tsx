"use client";

import { useTranslations } from "next-intl";
import { useSentence } from "@/components/ui/use-sentence";
import type { RunResource } from "@/lib/api/resources/run";
import { PhaseMark, RunMark } from "./run-marks";
import { WaitsFor } from "./waits-for";

/** How every target of a run fares, in short. */
export function RunProgress({ run }: { run: RunResource }) {
  const t = useTranslations("runs");
  const sentence = useSentence("errors", "runs", "operations", "problems");
  return (
    <div className="flex flex-col gap-3">
      <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <RunMark state={run.state} filled />
        {run.problem === null ? <WaitsFor run={run} /> : <p className="text-bad text-sm">{sentence(run.problem)}</p>}
      </div>
      <ul aria-label={t("items")} className="max-h-80 divide-y divide-separator overflow-y-auto text-sm">
        {run.items.map(({ id, target, phase, problem }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 py-1.5">
            <span className="min-w-40 flex-1 font-medium">{target.name}</span>
            <PhaseMark phase={phase} />
            {problem === null ? null : <p className="w-full text-bad text-xs">{sentence(problem)}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}
