"use client";

import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import { useSentence } from "@/components/ui/use-sentence";
import type { MaintenanceResource } from "@/lib/api/resources/maintenance";
import { goodLooksNeeded } from "@/lib/model/health-look";
import { maintenanceLooks } from "./maintenance-looks";

/** How a maintenance stands; of one that waits for its server, what the directors see of that. */
export function MaintenanceMark({ maintenance }: { maintenance: MaintenanceResource }) {
  const t = useTranslations("maintenance");
  const sentence = useSentence("errors");
  const { state, alarmedAt, problem, health } = maintenance;
  const shown = state === "ending" && alarmedAt !== null ? "late" : state;
  return (
    <span className="flex flex-col gap-0.5">
      <StatusMark {...maintenanceLooks[shown]}>{t(`states.${shown}`)}</StatusMark>
      {problem === null ? null : <span className="text-muted text-xs">{sentence(problem)}</span>}
      {health === null ? null : <Health health={health} />}
      {maintenance.forced ? <span className="text-muted text-xs">{t("forced")}</span> : null}
    </span>
  );
}

function Health({ health }: { health: NonNullable<MaintenanceResource["health"]> }) {
  const t = useTranslations("maintenance.health");
  const unseen = health.faults.length === 0 && health.good === 0;
  return (
    <ul className="text-muted text-xs tabular-nums">
      {health.good === 0 ? null : <li>{t("good", { good: health.good, needed: goodLooksNeeded })}</li>}
      {health.faults.map(({ directorName, serviceName, port, status }) => (
        <li key={`${directorName} ${serviceName} ${port} ${status}`}>
          {status === null
            ? t("silent", { director: directorName, service: serviceName, port: String(port) })
            : t("status", { director: directorName, service: serviceName, port: String(port), status: String(status) })}
        </li>
      ))}
      {unseen ? <li>{t("unseen", { directors: health.unasked.join(", ") })}</li> : null}
    </ul>
  );
}
