"use client";

import { Network } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCan } from "@/components/shell/session";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";

/** A fresh installation: hosts first, then a cluster. */
export function NoClusters() {
  const t = useTranslations("clusters.first");
  const canEdit = useCan("cluster.edit");
  const canManageHosts = useCan("host.manage");
  return (
    <EmptyState
      icon={Network}
      title={t("title")}
      actions={
        <>
          {canManageHosts ? <ButtonLink href="/hosts/new">{t("addHost")}</ButtonLink> : null}
          {canEdit ? <ButtonLink href="/clusters/import">{t("import")}</ButtonLink> : null}
          {canEdit ? (
            <ButtonLink variant="primary" href="/clusters/new">
              {t("create")}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      {canEdit ? t("about") : t("aboutViewer")}
    </EmptyState>
  );
}
