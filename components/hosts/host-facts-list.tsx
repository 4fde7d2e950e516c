"use client";

import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import { StatusMark } from "@/components/ui/status-mark";
import type { HostFacts } from "@/lib/api/resources/host";

/** What the worker found on a host. What a director needs and does not have is marked. */
export function HostFactsList({ facts }: { facts: HostFacts }) {
  const t = useTranslations("hosts.facts");
  const version = (text: string | null) =>
    text ?? (
      <StatusMark shape="triangle-up" tone="caution">
        {t("missing")}
      </StatusMark>
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
            facts.ipvsModule === "absent" ? (
              <StatusMark shape="diamond" tone="bad">
                {t("module.absent")}
              </StatusMark>
            ) : (
              t(`module.${facts.ipvsModule}`)
            ),
        },
        { id: "keepalived", term: "keepalived", value: version(facts.keepalivedVersion) },
        { id: "ipvsadm", term: "ipvsadm", value: version(facts.ipvsadmVersion) },
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
