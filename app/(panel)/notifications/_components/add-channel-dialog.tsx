"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { languageNames } from "@/components/shell/language-names";
import { useLanguage } from "@/components/shell/use-language";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SaveActions } from "@/components/ui/save-actions";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { channelResourceSchema } from "@/lib/api/resources/channel";
import { useSubmit } from "@/lib/client/use-submit";
import { channelKindSchema } from "@/lib/model/alert/channel-settings";
import { type Severity, severities } from "@/lib/model/alert/kinds";
import { ChannelFields } from "./channel-fields";
import { type ChannelForm, emptyChannel, settingsOf } from "./channel-form";

/** Another channel. How it is reached can be written here and read nowhere. */
export function AddChannelDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("alerts.notifications");
  const alerts = useTranslations("alerts");
  const common = useTranslations("common");
  const { language } = useLanguage();
  const [form, setForm] = useState<ChannelForm>(emptyChannel);
  const [name, setName] = useState("");
  const [locale, setLocale] = useState(language);
  const [minSeverity, setMinSeverity] = useState<Severity>("warning");
  const add = useSubmit(
    channelResourceSchema,
    () => ({
      path: "/channels",
      method: "POST" as const,
      body: { name, locale, minSeverity, settings: settingsOf(form) },
    }),
    { refresh: ["/channels"], onDone: onClose },
  );
  return (
    <Dialog isOpen onClose={onClose} title={t("add")}>
      <Form error={add.error} onSubmit={() => add.mutate(undefined)}>
        <TextField autoFocus path="name" label={t("name")} autoComplete="off" value={name} onChange={setName} />
        <SelectField
          label={t("kind")}
          choices={channelKindSchema.options.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          value={form.kind}
          onChange={(kind) => setForm({ ...form, kind })}
        />
        <ChannelFields form={form} onChange={setForm} />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label={t("hears")}
            choices={severities.map((value) => ({ value, label: alerts(`severities.${value}`) }))}
            value={minSeverity}
            onChange={setMinSeverity}
          />
          <SelectField
            label={common("language.label")}
            choices={languageNames.map(({ locale: value, name: label }) => ({ value, label }))}
            value={locale}
            onChange={setLocale}
          />
        </div>
        <SaveActions label={t("add")} isPending={add.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}
