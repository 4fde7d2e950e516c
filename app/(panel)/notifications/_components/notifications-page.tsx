"use client";

import { useTranslations } from "next-intl";
import { SettingsTabs } from "@/components/shell/settings-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { ChannelPanel } from "./channel-panel";
import { DeadPanel } from "./dead-panel";
import { RulePanel } from "./rule-panel";

/** Who is told of alerts and how, when a condition is one, and what could not be told. */
export function NotificationsPage() {
  const settings = useTranslations("settings");
  return (
    <>
      <PageHeader title={settings("title")} />
      <SettingsTabs />
      <div className="flex flex-col gap-5">
        <ChannelPanel />
        <DeadPanel />
        <RulePanel />
      </div>
    </>
  );
}
