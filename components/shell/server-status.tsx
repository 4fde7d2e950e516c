"use client";

import { useFormatter, useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import { useServerClock } from "@/lib/client/server-clock";

/** The stream says something every 5 s; three missed ones mean that what is on screen may be old. */
const lostAfterMs = 15_000;

/**
 * The server's clock and whether its live stream is heard. The clock stops with the stream, so that a frozen page can be
 * told at a glance.
 */
export function ServerStatus() {
  const t = useTranslations("common.connection");
  const format = useFormatter();
  const clock = useServerClock();
  if (clock === null || clock.lastHeardMs === null) {
    return null;
  }
  const isLost = clock.nowMs - clock.lastHeardMs > lostAfterMs;
  const time = format.dateTime(new Date(isLost ? clock.lastHeardMs : clock.nowMs), {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  return (
    <div className="flex items-center gap-3 px-1 text-xs">
      <span role="status">
        {isLost ? (
          <StatusMark shape="diamond" tone="bad">
            {t("lost")}
          </StatusMark>
        ) : (
          <StatusMark shape="circle" tone="good">
            {t("live")}
          </StatusMark>
        )}
      </span>
      <time className={`text-muted ${isLost ? "stale" : ""}`} title={t("serverClock")}>
        {time}
      </time>
    </div>
  );
}
