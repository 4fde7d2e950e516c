"use client";

import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import type { Engine } from "@/lib/model/cluster";
import { useFreshness } from "../live/use-freshness";
import { useSampleProblem } from "../live/use-sample-problem";
import { directorLooks, directorState } from "./director-state";

type Props = { snapshot: DirectorSnapshot | null; engine: Engine };

/** The state of a director as shape, word and colour; why it is not known shows on hover. */
export function DirectorLive({ snapshot, engine }: Props) {
  const t = useTranslations("clusters.directors.state");
  const explain = useSampleProblem();
  const state = directorState(snapshot, useFreshness(snapshot?.freshAt ?? null), engine);
  const { shape, tone } = directorLooks[state];
  const isUnknown = shape === "circle-dashed";
  const problem = snapshot?.problem ?? null;
  return (
    <span title={isUnknown && problem !== null ? explain(problem) : undefined}>
      <StatusMark shape={shape} tone={tone}>
        {t(state)}
      </StatusMark>
    </span>
  );
}
