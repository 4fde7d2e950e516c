"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import type { HostResource } from "@/lib/api/resources/host";

/** The clusters that would miss it. */
export function HostUses({ host }: { host: HostResource }) {
  const t = useTranslations("hosts");
  return (
    <Panel title={t("uses.title")}>
      {host.uses.length === 0 ? (
        <p className="text-muted text-sm">{t("uses.none")}</p>
      ) : (
        <ul className="flex flex-col gap-1.5 text-sm">
          {host.uses.map((use) => (
            <li key={`${use.clusterId} ${use.role}`}>
              <Link href={`/clusters/${use.clusterId}`} className="text-link">
                {use.clusterName}
              </Link>{" "}
              <span className="text-muted">{t(`uses.${use.role}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
