"use client";

import { BellPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Panel } from "@/components/ui/panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { channelResourceSchema } from "@/lib/api/resources/channel";
import { pageSchema } from "@/lib/api/resources/common";
import { useResource } from "@/lib/client/use-resource";
import { AddChannelDialog } from "./add-channel-dialog";
import { ChannelTable } from "./channel-table";

/** The channels, and the way to another one. */
export function ChannelPanel() {
  const t = useTranslations("alerts.notifications");
  const [isAdding, setAdding] = useState(false);
  const channels = useResource(pageSchema(channelResourceSchema), "/channels", { pollMs: 3_000 });
  const add = (
    <Button variant="primary" icon={<BellPlus aria-hidden="true" />} onPress={() => setAdding(true)}>
      {t("add")}
    </Button>
  );
  return (
    <Panel padding="none" title={t("channels")} description={t("channelsAbout")} actions={add}>
      {channels.isError ? <ErrorState error={channels.error} onRetry={() => void channels.refetch()} /> : null}
      {channels.isPending ? <SkeletonRows rows={3} label={t("channels")} /> : null}
      {channels.data === undefined ? null : <ChannelTable channels={channels.data.items} />}
      {isAdding ? <AddChannelDialog onClose={() => setAdding(false)} /> : null}
    </Panel>
  );
}
