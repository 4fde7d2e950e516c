"use client";

import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import type { ClusterSummary } from "@/lib/api/resources/cluster";
import type { ClusterHealth } from "./cluster-health";

type Props = {
  summary: ClusterSummary;
  /** null while it is not known. */
  health: ClusterHealth | null;
};

/** The state of a whole cluster: the worst of its parts. */
export function ClusterMark({ summary, health }: Props) {
  const t = useTranslations("clusters.state");
  if (summary.appliedRevision === 0) {
    return (
      <StatusMark shape="circle-quarter" tone="unclear">
        {t("neverApplied")}
      </StatusMark>
    );
  }
  if (health === null) {
    return (
      <StatusMark shape="circle-dashed" tone="unclear">
        {t("unknown")}
      </StatusMark>
    );
  }
  const { problems } = health;
  if (problems.length === 0) {
    return (
      <StatusMark shape="circle" tone="good">
        {t("up")}
      </StatusMark>
    );
  }
  const down = problems.some(
    (problem) => problem.kind === "vip" || (problem.kind === "service" && problem.state.kind === "down"),
  );
  return (
    <StatusMark shape={down ? "diamond" : "triangle-up"} tone={down ? "bad" : "caution"}>
      {t("problems", { count: problems.length })}
    </StatusMark>
  );
}
