"use client";

import { useTranslations } from "next-intl";
import type { OptionField, Options } from "@/components/cluster/option-fields";
import { FormSection } from "@/components/ui/form-section";
import { ipvsTimeoutsSchema, syncDaemonSchema } from "@/lib/model/ipvs-settings";
import type { IpvsSettingsForm } from "./ipvs-settings-form";
import { SwitchedOptions } from "./switched-options";
import { SysctlField } from "./sysctl-field";
import { type SysctlGroup, sysctlGroups } from "./sysctl-groups";

type Props = { value: IpvsSettingsForm; onChange: (value: IpvsSettingsForm) => void; isDisabled: boolean };

const timeoutFields: readonly OptionField[] = [
  { name: "tcpSec", input: "number" },
  { name: "tcpFinSec", input: "number" },
  { name: "udpSec", input: "number" },
];

const syncFields: readonly OptionField[] = [
  { name: "syncId", input: "number" },
  { name: "interface", input: "text" },
  { name: "group", input: "text" },
  { name: "port", input: "number" },
  { name: "ttl", input: "number" },
  { name: "maxLength", input: "number" },
];

/** What holds for the whole table of each director: timeouts, the sync daemon, and the kernel's own settings. */
export function IpvsSettingsFields({ value, onChange, isDisabled }: Props) {
  const t = useTranslations("clusters.ipvs");
  const { timeouts, syncDaemon } = value;
  return (
    <>
      <FormSection
        title={t("timeouts")}
        summary={timeouts === null ? t("asTheyAre") : Object.values(timeouts).join(" / ")}
        paths={["ipvs.timeouts"]}
      >
        <SwitchedOptions
          label={t("setTimeouts")}
          about={t("timeoutsAbout")}
          fields={timeoutFields}
          path={["ipvs", "timeouts"]}
          value={timeouts}
          first={() => ipvsTimeoutsSchema.parse({})}
          isDisabled={isDisabled}
          onChange={(changed) => onChange({ ...value, timeouts: changed })}
        />
      </FormSection>
      <FormSection title={t("sync")} summary={syncDaemon === null ? t("off") : t("on")} paths={["ipvs.syncDaemon"]}>
        <SwitchedOptions
          label={t("setSync")}
          about={t("syncAbout")}
          fields={syncFields}
          path={["ipvs", "syncDaemon"]}
          value={syncDaemon}
          first={() => syncDaemonSchema.parse({})}
          isDisabled={isDisabled}
          onChange={(changed) => onChange({ ...value, syncDaemon: changed })}
        />
      </FormSection>
      {sysctlGroups.map((group) => (
        <Sysctls
          key={group.id}
          group={group}
          value={value.sysctls}
          isDisabled={isDisabled}
          onChange={(sysctls) => onChange({ ...value, sysctls })}
        />
      ))}
    </>
  );
}

type SysctlsProps = {
  group: SysctlGroup;
  value: Options;
  isDisabled: boolean;
  onChange: (value: Options) => void;
};

function Sysctls({ group: { id, sysctls }, value, isDisabled, onChange }: SysctlsProps) {
  const t = useTranslations("clusters.ipvs");
  const set = sysctls.filter((name) => typeof value[name] === "number");
  return (
    <FormSection
      title={t(`groups.${id}`)}
      summary={set.length === 0 ? t("asTheyAre") : set.map((name) => `${name}=${value[name]}`).join(", ")}
      paths={sysctls.map((name) => `ipvs.sysctls.${name}`)}
    >
      <div className="flex flex-col divide-y divide-separator">
        {sysctls.map((name) => (
          <SysctlField
            key={name}
            name={name}
            value={value[name]}
            isDisabled={isDisabled}
            onChange={(number) => onChange({ ...value, [name]: number })}
          />
        ))}
      </div>
    </FormSection>
  );
}
