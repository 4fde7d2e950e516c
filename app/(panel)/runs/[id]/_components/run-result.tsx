"use client";

import { useTranslations } from "next-intl";
import { leftOut } from "@/components/runs/run-looks";
import { WaitsFor } from "@/components/runs/waits-for";
import { Banner } from "@/components/ui/banner";
import { useSentence } from "@/components/ui/use-sentence";
import type { RunResource } from "@/lib/api/resources/run";
import type { RunState } from "@/lib/model/run/phase";

const tones: Record<RunState, "good" | "info" | "caution" | "bad"> = {
  running: "info",
  paused: "caution",
  aborting: "caution",
  succeeded: "good",
  failed: "bad",
  aborted: "caution",
};

/** How the run stands, why, what it waits for, and what it left out of service. */
export function RunResult({ run }: { run: RunResource }) {
  const t = useTranslations("runs.results");
  const sentence = useSentence("errors", "runs", "operations", "problems");
  const left = leftOut(run);
  // What a run took out because that was its purpose is out as wished.
  const isStranded = left.length > 0 && run.state !== "succeeded";
  return (
    <Banner role="status" tone={isStranded ? "bad" : tones[run.state]} title={t(`${run.state}.title`)}>
      <p>{t(`${run.state}.text`)}</p>
      {run.problem === null ? null : <p className="mt-1 font-medium">{sentence(run.problem)}</p>}
      <WaitsFor run={run} />
      {left.length === 0 ? null : (
        <p className="mt-1 font-medium">{t("leftOut", { what: left.map(({ target }) => target.name).join(", ") })}</p>
      )}
    </Banner>
  );
}
