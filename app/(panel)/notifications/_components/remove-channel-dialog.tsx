"use client";

import { useTranslations } from "next-intl";
import { DeleteDialog } from "@/components/ui/delete-dialog";
import type { ChannelResource } from "@/lib/api/resources/channel";
import { apiPath } from "@/lib/client/api-path";

type Props = { channel: ChannelResource; onClose: () => void };

/** Takes a channel away, with what waits for it. */
export function RemoveChannelDialog({ channel, onClose }: Props) {
  const t = useTranslations("alerts.notifications");
  return (
    <DeleteDialog
      path={apiPath`/channels/${channel.id}`}
      revision={channel.revision}
      refresh={["/channels", "/deliveries"]}
      title={t("removeOf", { name: channel.name })}
      confirmLabel={t("remove")}
      onClose={onClose}
    >
      {t("removeAbout")}
    </DeleteDialog>
  );
}
