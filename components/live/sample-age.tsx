"use client";

import { useTranslations } from "next-intl";
import { Age } from "@/components/ui/age";
import { StatusMark } from "@/components/ui/status-mark";
import { useServerClock } from "@/lib/client/server-clock";
import { ageMs, freshnessOf } from "./freshness";

/** The age of live figures: quiet while fresh, marked once they are old. `freshAt` null = there never was a sample. */
export function SampleAge({ freshAt }: { freshAt: string | null }) {
  const t = useTranslations("live");
  const clock = useServerClock();
  if (clock === null) return null;
  const freshness = freshnessOf(ageMs(freshAt, clock.nowMs));
  if (freshness === "fresh") {
    return (
      <span className="inline-block min-w-16 whitespace-nowrap text-end text-muted text-xs">
        <Age at={freshAt} />
      </span>
    );
  }
  return (
    <StatusMark shape="circle-dashed" tone={freshness === "stale" ? "caution" : "bad"}>
      {freshness === "never" ? t("neverSampled") : <Age at={freshAt} />}
    </StatusMark>
  );
}
