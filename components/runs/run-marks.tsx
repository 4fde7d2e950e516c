"use client";

import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import type { RunPhase, RunState } from "@/lib/model/run/phase";
import { phaseLooks, runLooks } from "./run-looks";

/** How a run stands, as shape and word. */
export function RunMark({ state, filled = false }: { state: RunState; filled?: boolean }) {
  const t = useTranslations("runs.states");
  return (
    <StatusMark {...runLooks[state]} filled={filled}>
      {t(state)}
    </StatusMark>
  );
}

/** Where one target of a run is. */
export function PhaseMark({ phase }: { phase: RunPhase }) {
  const t = useTranslations("runs.phases");
  return <StatusMark {...phaseLooks[phase]}>{t(phase)}</StatusMark>;
}
