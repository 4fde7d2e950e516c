"use client";

import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import type { Engine } from "@/lib/model/cluster";
import { useFreshness } from "../live/use-freshness";
import { useSampleProblem } from "../live/use-sample-problem";

type Props = { snapshot: DirectorSnapshot | null; engine: Engine };

/** Whether a director holds the VIPs, stands by, or does not do its work; and why it is not known. */
export function DirectorLive({ snapshot, engine }: Props) {
  const t = useTranslations("clusters.directors.state");
  const explain = useSampleProblem();
  const freshness = useFreshness(snapshot?.freshAt ?? null);
  if (snapshot === null || freshness === "lost" || freshness === "never") {
    const problem = snapshot?.problem ?? null;
    const word = problem === null ? "unknown" : problem.code === "host.program_failed" ? "noTable" : "notReached";
    return (
      <span title={problem === null ? undefined : explain(problem)}>
        <StatusMark shape="circle-dashed" tone="unclear">
          {t(word)}
        </StatusMark>
      </span>
    );
  }
  if (engine === "keepalived" && snapshot.keepalivedRunning === false) {
    return (
      <StatusMark shape="diamond" tone="bad">
        {t("stopped")}
      </StatusMark>
    );
  }
  return snapshot.vips.length > 0 ? (
    <StatusMark shape="circle" tone="good">
      {t("active")}
    </StatusMark>
  ) : (
    <StatusMark shape="circle" tone="info">
      {t("standby")}
    </StatusMark>
  );
}
