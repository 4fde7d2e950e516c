"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { nothing } from "@/lib/client/call-api";
import { useSubmit } from "@/lib/client/use-submit";

type Props = {
  /** Folder of the API that holds it. */
  kind: "vips" | "services" | "destinations" | "real-servers" | "directors";
  object: { readonly id: string; readonly revision: number };
  name: string;
  /** To be typed when it takes the last of something out of service. */
  typedName?: string;
  onClose: () => void;
  onDone?: () => void;
  children?: ReactNode;
};

/** Takes a part out of the desired state. Nothing leaves a director before the next plan is applied. */
export function RemoveDialog({ kind, object, name, typedName, onClose, onDone, children }: Props) {
  const t = useTranslations("clusters.remove");
  const remove = useSubmit(
    nothing,
    () => ({ method: "DELETE" as const, path: `/${kind}/${encodeURIComponent(object.id)}`, revision: object.revision }),
    {
      refresh: ["/clusters"],
      onDone: () => {
        onClose();
        onDone?.();
      },
    },
  );
  return (
    <ConfirmDialog
      isOpen
      danger
      title={t(`${kind}.title`, { name })}
      confirmLabel={t(`${kind}.confirm`)}
      isPending={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() => remove.mutate(undefined)}
      {...(typedName === undefined ? {} : { typedName })}
    >
      <p>{t(`${kind}.about`)}</p>
      <p className="mt-2 text-muted">{t("pendingOnly")}</p>
      {children}
    </ConfirmDialog>
  );
}
