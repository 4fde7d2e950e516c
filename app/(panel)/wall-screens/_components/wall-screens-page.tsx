"use client";

import { MonitorPlay } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SettingsTabs } from "@/components/shell/settings-tabs";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { pageSchema } from "@/lib/api/resources/common";
import { type WallScreenResource, wallScreenResourceSchema } from "@/lib/api/resources/wall";
import { useResource } from "@/lib/client/use-resource";
import { AddScreenDialog } from "./add-screen-dialog";
import { ScreenTable } from "./screen-table";

/** When a device takes up its screen, somebody stands before it and wants to see so here. */
const pollMs = 5_000;

/** The screens on walls, and letting in another. */
export function WallScreensPage({ initial }: { initial: WallScreenResource[] }) {
  const t = useTranslations("access.screens");
  const settings = useTranslations("settings");
  const [isAdding, setAdding] = useState(false);
  const screens = useResource(pageSchema(wallScreenResourceSchema), "/wall-screens", {
    initial: { items: initial, next: null },
    pollMs,
  });
  const add = (
    <Button variant="primary" icon={<MonitorPlay aria-hidden="true" />} onPress={() => setAdding(true)}>
      {t("add")}
    </Button>
  );
  return (
    <>
      <PageHeader title={settings("title")} />
      <SettingsTabs />
      {screens.isError ? <ErrorState error={screens.error} onRetry={() => void screens.refetch()} /> : null}
      <Panel padding="none" title={t("title")} description={t("description")} actions={add}>
        {screens.isPending ? <SkeletonRows rows={3} label={t("title")} /> : null}
        {screens.data === undefined ? null : <ScreenTable screens={screens.data.items} />}
      </Panel>
      {isAdding ? <AddScreenDialog onClose={() => setAdding(false)} /> : null}
    </>
  );
}
