"use client";

import { useTranslations } from "next-intl";
import { TimeLeft } from "@/components/operations/time-left";
import { Moment } from "@/components/ui/moment";
import type { MaintenanceResource } from "@/lib/api/resources/maintenance";

/** How near its beginning or end must be for the seconds to count. */
const countdownMs = 3_600_000;

/** From when until when, and how long it is to the next of the two when that is near. */
export function MaintenanceTimes({ maintenance }: { maintenance: MaintenanceResource }) {
  const t = useTranslations("maintenance");
  const { state, from, until, begunAt, endedAt } = maintenance;
  const next = state === "scheduled" ? from : state === "active" ? until : null;
  return (
    <span className="flex flex-col gap-0.5 text-[13px]">
      <span>
        <Moment at={begunAt ?? from} precision="minute" /> –{" "}
        {endedAt === null && until === null ? t("open") : <Moment at={endedAt ?? until} precision="minute" />}
      </span>
      {next === null || Date.parse(next) - Date.now() > countdownMs ? null : <TimeLeft until={next} />}
    </span>
  );
}
