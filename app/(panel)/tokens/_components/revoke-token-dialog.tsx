"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { TokenResource } from "@/lib/api/resources/token";
import { apiPath } from "@/lib/client/api-path";
import { nothing } from "@/lib/client/call-api";
import { useSubmit } from "@/lib/client/use-submit";

/** Ends a token for good. */
export function RevokeTokenDialog({ token, onClose }: { token: TokenResource; onClose: () => void }) {
  const t = useTranslations("access.tokens");
  const revoke = useSubmit(nothing, () => ({ path: apiPath`/tokens/${token.id}`, method: "DELETE" as const }), {
    refresh: ["/tokens"],
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      isOpen
      danger
      onClose={onClose}
      title={t("revokeTitle", { name: token.name })}
      confirmLabel={t("revoke")}
      onConfirm={() => revoke.mutate(undefined)}
      isPending={revoke.isPending}
      error={revoke.error}
    >
      {t("revokeText")}
    </ConfirmDialog>
  );
}
