"use client";

import { useTranslations } from "next-intl";
import { useCluster } from "@/components/cluster/cluster-context";
import { useHosts } from "@/components/cluster/use-hosts";
import type { Scheduler } from "@/lib/model/atoms";
import { missingSchedulers } from "./missing-schedulers";

/** Why a scheduler cannot be chosen in this cluster, of those that a director's kernel lacks. */
export function useMissingSchedulers(): ReadonlyMap<Scheduler, string> {
  const t = useTranslations("clusters.services");
  const { directors } = useCluster();
  const hosts = useHosts() ?? [];
  const own = hosts.filter(({ id }) => directors.some(({ hostId }) => hostId === id));
  const missing = missingSchedulers(own.map(({ name, facts }) => ({ name, ipvsModules: facts?.ipvsModules ?? null })));
  return new Map(
    [...missing].map(([scheduler, names]) => [
      scheduler,
      t("schedulerMissing", { scheduler, names: names.join(", ") }),
    ]),
  );
}
