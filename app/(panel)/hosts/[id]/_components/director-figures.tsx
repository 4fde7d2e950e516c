"use client";

import { useFormatter, useTranslations } from "next-intl";
import { totalsOf } from "@/components/cluster/cluster-totals";
import { DirectorLive } from "@/components/cluster/director-live";
import { Count, Rate } from "@/components/live/rate";
import { DefinitionList } from "@/components/ui/definition-list";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import type { DirectorSnapshot } from "@/lib/live/snapshot";

type Props = { cluster: ClusterResource; snapshot: DirectorSnapshot };

/** What holds for a director as a whole. */
export function DirectorFigures({ cluster, snapshot }: Props) {
  const t = useTranslations("hosts.live");
  const format = useFormatter();
  const { load, settings, banner, vips, vrrp } = snapshot;
  const totals = totalsOf([snapshot]);
  const instances = vrrp.map(({ instanceId, state }) => {
    const further = cluster.vrrpInstances.find(({ id }) => id === instanceId);
    const router = (instanceId === null ? cluster.vrrp : further)?.virtualRouterId;
    return router === undefined ? t(`vrrpState.${state}`) : t("vrrpOf", { router, state: t(`vrrpState.${state}`) });
  });
  const entries = [
    { id: "state", term: t("state"), value: <DirectorLive snapshot={snapshot} engine={cluster.engine} /> },
    { id: "vips", term: t("vips"), value: <span className="font-mono text-[13px]">{vips.join(", ") || "–"}</span> },
    ...(instances.length === 0 ? [] : [{ id: "vrrp", term: "VRRP", value: instances.join("; ") }]),
    {
      id: "load",
      term: t("load"),
      value: load === null ? t("notKnown") : load.map((each) => format.number(each, decimals)).join("  "),
    },
    { id: "active", term: t("active"), value: <Count value={totals.active} /> },
    { id: "connPerSec", term: t("connPerSec"), value: <Rate perSec={totals.connPerSec} /> },
    {
      id: "timeouts",
      term: t("timeouts"),
      value: settings === null ? t("notKnown") : t("timeoutsOf", settings.timeouts),
    },
    { id: "sync", term: t("sync"), value: settings === null ? t("notKnown") : syncText() },
    {
      id: "ipvs",
      term: "IPVS",
      value:
        banner === null ? t("notKnown") : t("ipvsOf", { version: banner.version, size: banner.connectionTableSize }),
    },
  ];
  return <DefinitionList entries={entries} />;

  function syncText(): string {
    const daemons = settings?.syncDaemons ?? [];
    if (daemons.length === 0) return t("noSync");
    return daemons
      .map(({ role, interface: device, syncId }) => t("syncOf", { role: t(`syncRole.${role}`), device, syncId }))
      .join("; ");
  }
}

const decimals = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;
