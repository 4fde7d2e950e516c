"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLanguage } from "@/components/shell/use-language";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SaveActions } from "@/components/ui/save-actions";
import { SelectField } from "@/components/ui/select-field";
import { channelResourceSchema } from "@/lib/api/resources/channel";
import { useSubmit } from "@/lib/client/use-submit";
import { channelKindSchema } from "@/lib/model/alert/channel-settings";
import { AudienceFields } from "./audience-fields";
import { channelAudience } from "./channel-audience";
import { ChannelFields } from "./channel-fields";
import { type ChannelForm, emptyChannel, settingsOf } from "./channel-form";
import { ChannelNameField } from "./channel-name-field";

/** Another channel. How it is reached can be written here and read nowhere. */
export function AddChannelDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("alerts.notifications");
  const { language } = useLanguage();
  const [form, setForm] = useState<ChannelForm>(emptyChannel);
  const [audience, setAudience] = useState(() => channelAudience(null, language));
  const add = useSubmit(
    channelResourceSchema,
    () => ({ path: "/channels", method: "POST" as const, body: { ...audience, settings: settingsOf(form) } }),
    { refresh: ["/channels"], onDone: onClose },
  );
  return (
    <Dialog isOpen onClose={onClose} title={t("add")}>
      <Form error={add.error} onSubmit={() => add.mutate(undefined)}>
        <ChannelNameField name={audience.name} onChange={(name) => setAudience({ ...audience, name })} />
        <SelectField
          label={t("kind")}
          choices={channelKindSchema.options.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          value={form.kind}
          onChange={(kind) => setForm({ ...form, kind })}
        />
        <ChannelFields form={form} onChange={setForm} />
        <AudienceFields audience={audience} onChange={(change) => setAudience({ ...audience, ...change })} />
        <SaveActions label={t("add")} isPending={add.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}
