"use client";

import { useTranslations } from "next-intl";
import { type OptionField, OptionFields, type Options } from "@/components/cluster/option-fields";
import { FormSection } from "@/components/ui/form-section";
import { SwitchedOptions } from "./switched-options";

type Props = { value: Options; onChange: (value: Options) => void; isDisabled: boolean };

const fields: readonly OptionField[] = [
  { name: "scriptUser", input: "text" },
  { name: "vrrpStartupDelaySec", input: "number" },
];

const mailFields: readonly OptionField[] = [
  { name: "server", input: "text" },
  { name: "port", input: "number" },
  { name: "from", input: "text" },
  { name: "to", input: "words" },
  { name: "heloName", input: "text" },
  { name: "connectTimeoutSec", input: "number" },
];

/** What holds for the whole keepalived of each director. */
export function KeepalivedSettingsFields({ value, onChange, isDisabled }: Props) {
  const t = useTranslations("clusters.keepalived");
  return (
    <FormSection
      title="keepalived"
      summary={value.mail instanceof Object ? t("mails") : t("noMails")}
      paths={["keepalived"]}
    >
      <OptionFields fields={fields} value={value} onChange={onChange} path={["keepalived"]} isDisabled={isDisabled} />
      <SwitchedOptions
        label={t("setMail")}
        about={t("mailAbout")}
        fields={mailFields}
        path={["keepalived", "mail"]}
        value={value.mail}
        first={() => ({ server: null, port: 25, from: null, to: null, connectTimeoutSec: 30 })}
        isDisabled={isDisabled}
        onChange={(mail) => onChange({ ...value, mail })}
      />
    </FormSection>
  );
}
