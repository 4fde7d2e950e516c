"use client";

import { useTranslations } from "next-intl";
import { type OptionField, OptionFields, type Options } from "@/components/cluster/option-fields";
import { VrrpFields } from "@/components/cluster/vrrp-fields";
import { FormFold } from "@/components/ui/form-fold";
import { pathText } from "@/components/ui/form-problems";
import { garpSchema } from "@/lib/model/vrrp";
import { SwitchedOptions } from "./switched-options";
import { TrackerListFields } from "./tracker-list-fields";
import { VrrpPassword } from "./vrrp-password";

type Props = {
  value: Options;
  onChange: (value: Options) => void;
  path: readonly (string | number)[];
  isDisabled: boolean;
};

const moreFields: readonly OptionField[] = [
  { name: "preemptDelaySec", input: "number" },
  { name: "transport", input: ["unicast", "multicast"] },
  { name: "version", input: [2, 3], isOptional: true },
  { name: "useVmac", input: "switch" },
  { name: "vmacXmitBase", input: "switch" },
  { name: "syncGroup", input: "number" },
  { name: "notifyMaster", input: "words" },
  { name: "notifyBackup", input: "words" },
  { name: "notifyFault", input: "words" },
  { name: "notifyStop", input: "words" },
  { name: "smtpAlert", input: "switch" },
];

const authenticationFields: readonly OptionField[] = [{ name: "authenticationType", input: ["PASS", "AH"] }];

const garpFields: readonly OptionField[] = [
  { name: "delaySec", wordsAt: "garpDelaySec", input: "number" },
  { name: "repeat", wordsAt: "garpRepeat", input: "number" },
  { name: "refreshSec", input: "number" },
  { name: "refreshRepeat", input: "number" },
];

const morePaths = [...moreFields.map(({ name }) => name), "garp", "authentication", "authenticationType"];

/** One VRRP instance: what everybody must know first, then what decides over it besides VRRP, then the rest. */
export function VrrpInstanceFields({ value, onChange, path, isDisabled }: Props) {
  const t = useTranslations("clusters.vrrp");
  return (
    <>
      <VrrpFields value={value} onChange={onChange} path={path} isDisabled={isDisabled} />
      <TrackerListFields
        value={value.trackers}
        onChange={(trackers) => onChange({ ...value, trackers })}
        path={[...path, "trackers"]}
        isDisabled={isDisabled}
      />
      <FormFold title={t("more")} paths={morePaths.map((name) => pathText([...path, name]))}>
        <OptionFields fields={moreFields} value={value} onChange={onChange} path={path} isDisabled={isDisabled} />
        <SwitchedOptions
          label={t("setGarp")}
          about={t("garpAbout")}
          fields={garpFields}
          path={[...path, "garp"]}
          value={value.garp}
          first={() => garpSchema.parse({})}
          isDisabled={isDisabled}
          onChange={(garp) => onChange({ ...value, garp })}
        />
        <VrrpPassword
          value={value.authentication}
          onChange={(authentication) => onChange({ ...value, authentication })}
          path={[...path, "authentication"]}
          isDisabled={isDisabled}
        />
        {value.authentication == null && value.authenticationType !== "AH" ? null : (
          <OptionFields
            fields={authenticationFields}
            value={value}
            onChange={onChange}
            path={path}
            isDisabled={isDisabled}
          />
        )}
      </FormFold>
    </>
  );
}
