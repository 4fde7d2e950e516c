"use client";

import { useTranslations } from "next-intl";
import { SettingsTabs } from "@/components/shell/settings-tabs";
import { CodeBlock } from "@/components/ui/code-block";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { type SettingsResource, settingsResourceSchema } from "@/lib/api/resources/people";
import { useResource } from "@/lib/client/use-resource";
import { AppearanceSettings } from "./appearance-settings";
import { HistorySize } from "./history-size";
import { PasswordSettings } from "./password-settings";
import { WorkerTable } from "./worker-table";

/** The installation as it is, and how this browser shows it. */
export function SettingsPage({ initial }: { initial: SettingsResource }) {
  const t = useTranslations("settings");
  const { sshPublicKey, workers, history, versions } =
    useResource(settingsResourceSchema, "/settings", { initial, pollMs: 5_000 }).data ?? initial;
  return (
    <>
      <PageHeader title={t("title")} />
      <SettingsTabs />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-5">
          <Panel title={t("key.title")} description={t("key.description")}>
            {sshPublicKey === null ? (
              <p className="text-muted text-sm">{t("key.none")}</p>
            ) : (
              <CodeBlock wrap label={t("key.title")} text={sshPublicKey} />
            )}
          </Panel>
          <Panel title={t("workers.title")} description={t("workers.description")} padding="none">
            <WorkerTable workers={workers} />
          </Panel>
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <Panel title={t("appearance.title")} description={t("appearance.description")}>
            <AppearanceSettings />
          </Panel>
          <Panel title={t("password.title")} description={t("password.description")}>
            <PasswordSettings />
          </Panel>
          <Panel title={t("history.title")} description={t("history.description")}>
            <HistorySize history={history} />
          </Panel>
          <Panel title={t("versions.title")}>
            <DefinitionList
              entries={[
                { id: "signalbox", term: "Signalbox", value: versions.signalbox },
                { id: "node", term: "Node.js", value: versions.node },
                { id: "postgres", term: "PostgreSQL", value: versions.postgres ?? "–" },
              ]}
            />
          </Panel>
        </div>
      </div>
    </>
  );
}
