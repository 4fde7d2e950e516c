"use client";

import { useTranslations } from "next-intl";
import { Age } from "@/components/ui/age";
import type { OperationResource } from "@/lib/api/resources/operation";
import type { DrainEstimate } from "./drain-estimate";
import { TimeLeft } from "./time-left";
import { useDrainEstimates } from "./use-drain-estimates";

/**
 * What each director still shows, while an operation waits for connections and after it: those that are left, how fast
 * they end, and when the wait is given up. A director without fresh figures says so and is never shown as empty.
 */
export function DrainCountdown({ operation }: { operation: Pick<OperationResource, "drain" | "drainBy" | "state"> }) {
  const t = useTranslations("operations.drain");
  const { drain, drainBy, state } = operation;
  const estimates = useDrainEstimates(drain);
  if (drain === null || drain.directors.length === 0) return null;
  const waits = state === "draining";
  return (
    <div className="flex flex-col gap-1 text-sm tabular-nums">
      <ul className="flex flex-col gap-1">
        {drain.directors.map(({ directorId, name, fresh, sampledAt, active, inactive, templates }) => (
          <li key={directorId} className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-medium">{name}:</span>
            {sampledAt === null ? (
              <span>{t("notSampled")}</span>
            ) : (
              <span className={fresh ? undefined : "stale"}>
                {t("connections", { active, inactive })}
                {templates === null ? null : `, ${t("templates", { count: templates })}`}
              </span>
            )}
            {fresh || sampledAt === null ? null : (
              <span className="text-caution">
                {t("notSampled")} · <Age at={sampledAt} />
              </span>
            )}
            {waits && fresh ? <Estimate estimate={estimates.get(directorId)} /> : null}
          </li>
        ))}
      </ul>
      {waits && drainBy !== null ? (
        <p className="flex flex-wrap items-baseline gap-x-2 text-muted">
          {t("limit")} <TimeLeft until={drainBy} />
        </p>
      ) : null}
    </div>
  );
}

function Estimate({ estimate }: { estimate: DrainEstimate | undefined }) {
  const t = useTranslations("operations.drain");
  if (estimate === undefined) return null;
  const { fewerPerMin, leftMs } = estimate;
  return (
    <span className="text-muted">
      {leftMs === null
        ? t("steady")
        : `${t("rate", { perMin: fewerPerMin })}, ${t("eta", { minutes: Math.round(leftMs / 60_000) })}`}
    </span>
  );
}
