"use client";

import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import { StatusMark } from "@/components/ui/status-mark";
import type { HostFacts } from "@/lib/api/resources/host";

type Props = {
  facts: HostFacts;
  /** What a director needs and this host does not have is marked. */
  asDirector: boolean;
};

/** What the worker found on a host. */
export function HostFactsList({ facts, asDirector }: Props) {
  const t = useTranslations("hosts.facts");
  const missing = asDirector ? (
    <StatusMark shape="triangle-up" tone="caution">
      {t("missing")}
    </StatusMark>
  ) : (
    <span className="text-muted">{t("missing")}</span>
  );
  return (
    <DefinitionList
      entries={[
        { id: "hostname", term: t("hostname"), value: facts.hostname },
        { id: "os", term: t("os"), value: facts.os },
        { id: "kernel", term: t("kernel"), value: `${facts.kernel} (${facts.architecture})` },
        {
          id: "ipvs",
          term: t("ipvsModule"),
          value:
            facts.ipvsModule === "absent" && asDirector ? (
              <StatusMark shape="diamond" tone="bad">
                {t("module.absent")}
              </StatusMark>
            ) : (
              t(`module.${facts.ipvsModule}`)
            ),
        },
        { id: "keepalived", term: "keepalived", value: facts.keepalivedVersion ?? missing },
        { id: "ipvsadm", term: "ipvsadm", value: facts.ipvsadmVersion ?? missing },
        {
          id: "packetFilter",
          term: t("packetFilter"),
          value: facts.packetFilter === "none" ? t("noFilter") : (facts.packetFilter ?? t("unknown")),
        },
        { id: "init", term: t("init"), value: facts.init === "systemd" ? "systemd" : "SysV init" },
        { id: "packages", term: t("packageManager"), value: facts.packageManager ?? t("unknown") },
        {
          id: "sudo",
          term: "sudo",
          value:
            facts.sudo === "missing" ? (
              <StatusMark shape="diamond" tone="bad">
                {t("rights.missing")}
              </StatusMark>
            ) : (
              t(`rights.${facts.sudo}`)
            ),
        },
      ]}
    />
  );
}
