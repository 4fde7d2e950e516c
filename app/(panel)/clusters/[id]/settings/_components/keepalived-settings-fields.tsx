"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { type OptionField, OptionFields, type Options } from "@/components/cluster/option-fields";
import { optionGaps } from "@/components/cluster/option-gaps";
import { useGap } from "@/components/cluster/use-gap";
import { FormSection } from "@/components/ui/form-section";
import { keepalivedSettingsSchema } from "@/lib/model/keepalived-settings";
import { SwitchedOptions } from "./switched-options";
import { withOnlyInstance } from "./with-only-instance";

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
  const gap = useGap();
  const gaps = useMemo(() => {
    const fresh = keepalivedSettingsSchema.parse({});
    return optionGaps(fields, fresh, (options) =>
      gap(
        (cluster) => withOnlyInstance(cluster, {}, options),
        (cluster) => withOnlyInstance(cluster, {}),
      ),
    );
  }, [gap]);
  return (
    <FormSection
      title="keepalived"
      summary={value.mail instanceof Object ? t("mails") : t("noMails")}
      paths={["keepalived"]}
    >
      <OptionFields
        fields={fields}
        value={value}
        onChange={onChange}
        path={["keepalived"]}
        isDisabled={isDisabled}
        gaps={gaps}
      />
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
