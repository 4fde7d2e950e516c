"use client";

import { useTranslations } from "next-intl";
import { Age } from "@/components/ui/age";
import { type ClusterResource, clusterResourceSchema } from "@/lib/api/resources/cluster";
import { apiPath } from "@/lib/client/api-path";
import { useServerClock } from "@/lib/client/server-clock";
import { useResource } from "@/lib/client/use-resource";
import type { RunTarget } from "@/lib/model/run/script";
import { useLive } from "../live/use-live";
import { itemFigures } from "./item-figures";

/** The connections that a target has on each director now, from the live stream. Old figures are marked, not hidden. */
export function LiveConnections({ target, clusterId }: { target: RunTarget; clusterId: string }) {
  const { data: cluster } = useResource(clusterResourceSchema, apiPath`/clusters/${clusterId}`);
  return cluster === undefined ? null : <Connections target={target} cluster={cluster} />;
}

function Connections({ target, cluster }: { target: RunTarget; cluster: ClusterResource }) {
  const t = useTranslations("operations.drain");
  const runs = useTranslations("runs.live");
  const { snapshots } = useLive();
  const clock = useServerClock();
  if (clock === null) return null;
  return (
    <ul className="flex flex-col gap-0.5 text-[13px] tabular-nums">
      {itemFigures(target, cluster, snapshots, clock.nowMs).map(
        ({ directorId, name, freshAt, isFresh, active, inactive, templates, weight }) => (
          <li key={directorId}>
            <span className="font-medium">{name}</span>:{" "}
            {freshAt === null ? (
              t("notSampled")
            ) : (
              <span className={isFresh ? undefined : "stale"}>
                {runs("weight", { weight })}, {t("connections", { active, inactive })}
                {templates === null ? null : `, ${t("templates", { count: templates })}`}
              </span>
            )}
            {freshAt === null || isFresh ? null : (
              <span className="text-caution">
                {" "}
                <Age at={freshAt} />
              </span>
            )}
          </li>
        ),
      )}
    </ul>
  );
}
