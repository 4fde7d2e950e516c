"use client";

import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import { useSentence } from "@/components/ui/use-sentence";
import type { MaintenanceResource } from "@/lib/api/resources/maintenance";
import { goodLooksNeeded } from "@/lib/model/health-look";
import { maintenanceLooks } from "./maintenance-looks";
import { TakeOutProgress } from "./take-out-progress";

/** How a maintenance stands, how far its server is out, and what the directors see of a server that is to come back. */
export function MaintenanceMark({ maintenance }: { maintenance: MaintenanceResource }) {
  const t = useTranslations("maintenance");
  const sentence = useSentence("errors", "problems");
  const { state, alarmedAt, problem, health, operationId } = maintenance;
  const shown = state === "ending" && alarmedAt !== null ? "late" : state;
  return (
    <div className="flex max-w-72 flex-col gap-0.5">
      <StatusMark {...maintenanceLooks[shown]}>{t(`states.${shown}`)}</StatusMark>
      {state !== "active" || operationId === null ? null : <TakeOutProgress operationId={operationId} />}
      {problem === null ? null : <span className="text-muted text-xs">{sentence(problem)}</span>}
      {health === null ? null : <Health health={health} />}
      {maintenance.forced ? <span className="text-muted text-xs">{t("forced")}</span> : null}
    </div>
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
