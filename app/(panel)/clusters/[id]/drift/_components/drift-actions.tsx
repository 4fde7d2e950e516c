"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "@/components/shell/session";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast";
import { type DriftItemResource, driftResourceSchema } from "@/lib/api/resources/drift";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";
import { IgnoreDialog } from "./ignore-dialog";

type Props = { clusterId: string; item: DriftItemResource };

/** Adopt it, ignore it with a reason, or no longer ignore it. Repair is a plan, for all of them at once. */
export function DriftActions({ clusterId, item }: Props) {
  const t = useTranslations("drift");
  const canEdit = useCan("cluster.edit");
  const canApply = useCan("cluster.apply");
  const [open, setOpen] = useState<"adopt" | "ignore" | null>(null);
  const close = () => setOpen(null);
  const path = apiPath`/clusters/${clusterId}/drift/${item.id}`;
  const refresh = [apiPath`/clusters/${clusterId}`];
  const adopt = useSubmit(
    operationResourceSchema.or(driftResourceSchema),
    () => ({ method: "POST" as const, path: `${path}/adopt` }),
    {
      refresh,
      onDone: () => {
        close();
        showToast("good", t("adopted"));
      },
    },
  );
  const unignore = useSubmit(driftResourceSchema, () => ({ method: "POST" as const, path: `${path}/unignore` }), {
    refresh,
  });
  if (!canEdit) return null;
  const entries: MenuEntry[] = [
    ...(item.adoptable && canApply ? [{ id: "adopt", label: t("adopt"), onAction: () => setOpen("adopt") }] : []),
    item.ignored === null
      ? { id: "ignore", label: t("ignore"), onAction: () => setOpen("ignore") }
      : { id: "unignore", label: t("unignore"), onAction: () => unignore.mutate(undefined) },
  ];
  return (
    <>
      <Menu label={t("actionsFor", { object: item.object })} entries={entries}>
        <IconButton label={t("actionsFor", { object: item.object })}>
          <Ellipsis aria-hidden="true" className="size-4" />
        </IconButton>
      </Menu>
      {open === "adopt" ? (
        <ConfirmDialog
          isOpen
          title={t("adoptTitle")}
          confirmLabel={t("adopt")}
          isPending={adopt.isPending}
          error={adopt.error}
          onClose={close}
          onConfirm={() => adopt.mutate(undefined)}
        >
          {t("adoptAbout", { object: item.object, kernel: item.kernel ?? "" })}
        </ConfirmDialog>
      ) : null}
      {open === "ignore" ? <IgnoreDialog path={`${path}/ignore`} refresh={refresh} onClose={close} /> : null}
    </>
  );
}
