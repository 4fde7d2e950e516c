"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ChannelResource } from "@/lib/api/resources/channel";
import { apiPath } from "@/lib/client/api-path";
import { nothing } from "@/lib/client/call-api";
import { useSubmit } from "@/lib/client/use-submit";

type Props = { channel: ChannelResource; onClose: () => void };

export function RemoveChannelDialog({ channel: { id, name, revision }, onClose }: Props) {
  const t = useTranslations("alerts.notifications");
  const remove = useSubmit(nothing, () => ({ path: apiPath`/channels/${id}`, method: "DELETE" as const, revision }), {
    refresh: ["/channels", "/deliveries"],
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      isOpen
      danger
      onClose={onClose}
      title={t("removeOf", { name })}
      confirmLabel={t("remove")}
      onConfirm={() => remove.mutate(undefined)}
      isPending={remove.isPending}
      error={remove.error}
    >
      {t("removeAbout")}
    </ConfirmDialog>
  );
}
