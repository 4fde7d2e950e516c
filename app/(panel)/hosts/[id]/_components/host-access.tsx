"use client";

import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import { Panel } from "@/components/ui/panel";
import type { HostResource } from "@/lib/api/resources/host";

/** How the worker signs in there. Keys themselves are never shown. */
export function HostAccess({ host }: { host: HostResource }) {
  const t = useTranslations("hosts.accessPanel");
  return (
    <Panel title={t("title")}>
      <DefinitionList
        entries={[
          { id: "user", term: t("user"), value: <span className="font-mono text-[13px]">{host.username}</span> },
          { id: "rights", term: t("rights"), value: t(`privilege.${host.privilege}`) },
          { id: "key", term: t("key"), value: t(`credential.${host.credential}`) },
          {
            id: "fingerprint",
            term: t("fingerprint"),
            value: <span className="break-all font-mono text-xs">{host.hostKeyFingerprint ?? t("notConfirmed")}</span>,
          },
        ]}
      />
    </Panel>
  );
}
