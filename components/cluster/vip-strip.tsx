"use client";

import { Ellipsis, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFreshSnapshots } from "@/components/live/use-fresh-snapshots";
import { useLive } from "@/components/live/use-live";
import { useCan } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import type { ClusterResource, VipResource } from "@/lib/api/resources/cluster";
import { AddVipDialog } from "./add-vip-dialog";
import { HoldingMark } from "./holding-mark";
import { RemoveDialog } from "./remove-dialog";
import { VipEditDialog } from "./vip-edit-dialog";
import { vipHolding } from "./vip-holders";

/** The cluster's VIPs and who holds each of them now. */
export function VipStrip({ cluster }: { cluster: ClusterResource }) {
  const t = useTranslations("clusters.vips");
  const canEdit = useCan("cluster.edit");
  const fresh = useFreshSnapshots();
  const { connection } = useLive();
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<VipResource | null>(null);
  const [removing, setRemoving] = useState<VipResource | null>(null);
  return (
    <section aria-label={t("title")} className="mb-4 flex flex-wrap items-center gap-2">
      <h2 className="me-1 font-medium text-muted text-xs">{t("title")}</h2>
      {cluster.vips.length === 0 ? <span className="text-muted text-sm">{t("none")}</span> : null}
      {cluster.vips.map((vip) => (
        <span
          key={vip.id}
          className="inline-flex min-h-8 max-w-full flex-wrap items-center gap-x-2.5 rounded-md border border-border bg-surface ps-3 pe-1"
        >
          <span className="font-mono text-[13px]">{vip.address}</span>
          {connection === "connecting" ? null : (
            <HoldingMark holding={vipHolding(vip.address, cluster.directors, fresh)} />
          )}
          {canEdit ? (
            <Menu
              label={t("actionsFor", { address: vip.address })}
              entries={[
                { id: "edit", label: t("edit"), onAction: () => setEditing(vip) },
                { id: "remove", label: t("remove"), danger: true, onAction: () => setRemoving(vip) },
              ]}
            >
              <IconButton label={t("actionsFor", { address: vip.address })}>
                <Ellipsis aria-hidden="true" className="size-4" />
              </IconButton>
            </Menu>
          ) : (
            <span className="w-2" />
          )}
        </span>
      ))}
      {canEdit ? (
        <Button variant="quiet" icon={<Plus aria-hidden="true" className="size-4" />} onPress={() => setAdding(true)}>
          {t("add")}
        </Button>
      ) : null}
      {adding ? <AddVipDialog cluster={cluster} onClose={() => setAdding(false)} /> : null}
      {editing === null ? null : <VipEditDialog cluster={cluster} vip={editing} onClose={() => setEditing(null)} />}
      {removing === null ? null : (
        <RemoveDialog kind="vips" object={removing} name={removing.address} onClose={() => setRemoving(null)} />
      )}
    </section>
  );
}
