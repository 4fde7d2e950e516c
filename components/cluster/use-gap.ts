"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import type { DesiredCluster } from "@/lib/model/cluster";
import { addedGaps } from "./added-gaps";
import { byHost } from "./by-host";
import { useCluster } from "./cluster-context";
import { clusterModel } from "./cluster-model";
import { useHosts } from "./use-hosts";

/** Makes of the cluster one that asks for something. */
export type Asking = (cluster: DesiredCluster) => DesiredCluster;

/** Why a director cannot do what is asked, and `before` does not ask; undefined = nothing is in the way. */
export type Gap = (asked: Asking, before: Asking) => string | undefined;

/** Judges what a form offers by what is known of the directors of this cluster. Stays the same while they do. */
export function useGap(): Gap {
  const cluster = useCluster();
  const hosts = useHosts();
  const t = useTranslations("problems");
  const model = useMemo(() => clusterModel(cluster), [cluster]);
  return useCallback(
    (asked, before) => {
      const found = byHost(addedGaps(asked(model), before(model), hosts ?? []));
      return found.length === 0 ? undefined : found.map(({ code, params }) => t(code, params)).join(" ");
    },
    [model, hosts, t],
  );
}
