"use client";

import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import { useSentence } from "@/components/ui/use-sentence";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import type { Engine } from "@/lib/model/cluster";
import { useFreshness } from "../live/use-freshness";

type Props = { snapshot: DirectorSnapshot | null; engine: Engine };

/** Whether a director holds the VIPs, stands by, or does not do its work; and why it is not known. */
export function DirectorLive({ snapshot, engine }: Props) {
  const t = useTranslations("clusters.directors.state");
  const explain = useSentence("errors");
  const freshness = useFreshness(snapshot?.freshAt ?? null);
  if (snapshot === null || freshness === "lost" || freshness === "never") {
    return (
      <span title={snapshot?.problem == null ? undefined : explain(snapshot.problem)}>
        <StatusMark shape="circle-dashed" tone="unclear">
          {snapshot?.problem == null ? t("unknown") : t("notReached")}
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
