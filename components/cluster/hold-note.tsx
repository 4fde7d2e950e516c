"use client";

import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import type { DestinationResource } from "@/lib/api/resources/cluster";
import { isMaintenanceHold } from "@/lib/model/maintenance-hold";

/** Who keeps a destination out of service, why, and until when. */
export function HoldNote({ holds }: Pick<DestinationResource, "holds">) {
  const t = useTranslations("clusters.verbs");
  if (holds.length === 0) return null;
  return (
    <ul className="max-w-60 ps-4 font-normal text-muted text-xs">
      {holds.map(({ name, kind, reason, actorName, leaseUntil, alarmedAt }) => (
        <li key={name} className={alarmedAt === null ? undefined : "text-bad"}>
          {t("heldBy", { verb: t(`${kind}.done`), actor: actorName })}
          {isMaintenanceHold(name) ? ` (${t("maintenance")})` : name === "" ? null : ` (${name})`}
          {reason === "" ? null : `: ${reason}`}
          {leaseUntil === null ? null : (
            <>
              {" · "}
              {alarmedAt === null ? t("until") : t("leaseEnded")} <Moment at={leaseUntil} precision="minute" />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
