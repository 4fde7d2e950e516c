"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { WallScreenResource } from "@/lib/api/resources/wall";
import { apiPath } from "@/lib/client/api-path";
import { nothing } from "@/lib/client/call-api";
import { useSubmit } from "@/lib/client/use-submit";

/** Ends a screen for good. */
export function RevokeScreenDialog({ screen, onClose }: { screen: WallScreenResource; onClose: () => void }) {
  const t = useTranslations("access.screens");
  const revoke = useSubmit(nothing, () => ({ path: apiPath`/wall-screens/${screen.id}`, method: "DELETE" as const }), {
    refresh: ["/wall-screens"],
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      isOpen
      danger
      onClose={onClose}
      title={t("revokeTitle", { name: screen.name })}
      confirmLabel={t("revoke")}
      onConfirm={() => revoke.mutate(undefined)}
      isPending={revoke.isPending}
      error={revoke.error}
    >
      {t("revokeText")}
    </ConfirmDialog>
  );
}
