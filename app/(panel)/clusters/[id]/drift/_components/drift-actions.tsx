"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
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
  const named = (action: string) => ({ "aria-label": `${action}: ${item.object}`, variant: "quiet" as const });
  return (
    <span className="inline-flex justify-end">
      {item.adoptable && canApply ? (
        <Button {...named(t("adopt"))} onPress={() => setOpen("adopt")}>
          {t("adopt")}
        </Button>
      ) : null}
      {item.ignored === null ? (
        <Button {...named(t("ignore"))} onPress={() => setOpen("ignore")}>
          {t("ignore")}
        </Button>
      ) : (
        <Button {...named(t("unignore"))} isPending={unignore.isPending} onPress={() => unignore.mutate(undefined)}>
          {t("unignore")}
        </Button>
      )}
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
    </span>
  );
}
