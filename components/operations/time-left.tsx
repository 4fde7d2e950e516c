"use client";

import { useTranslations } from "next-intl";
import { useServerClock } from "@/lib/client/server-clock";

/** A countdown by the server's clock, read out by no screen reader every second. */
export function TimeLeft({ until }: { until: string }) {
  const t = useTranslations("operations.steer");
  const clock = useServerClock();
  if (clock === null) return null;
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - clock.nowMs) / 1000));
  return (
    <span role="timer" aria-live="off" className="font-medium text-sm tabular-nums">
      {t("left", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })}
    </span>
  );
}
