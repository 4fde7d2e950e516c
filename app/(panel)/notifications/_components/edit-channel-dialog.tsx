"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SaveActions } from "@/components/ui/save-actions";
import { SwitchField } from "@/components/ui/switch-field";
import { type ChannelResource, channelResourceSchema } from "@/lib/api/resources/channel";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";
import { AudienceFields } from "./audience-fields";
import { channelAudience } from "./channel-audience";
import { ChannelFields } from "./channel-fields";
import { type ChannelForm, emptyChannel, settingsOf } from "./channel-form";
import { ChannelNameField } from "./channel-name-field";

type Props = { channel: ChannelResource; onClose: () => void };

/**
 * Changes what a channel hears; how it is reached stays as it is, or is written anew as a whole. A kept secret together
 * with another address would go to whoever chose that address.
 */
export function EditChannelDialog({ channel, onClose }: Props) {
  const t = useTranslations("alerts.notifications");
  const [audience, setAudience] = useState(() => channelAudience(channel, channel.locale));
  const [isMoved, setMoved] = useState(false);
  const [form, setForm] = useState<ChannelForm>({ ...emptyChannel, kind: channel.kind });
  const save = useSubmit(
    channelResourceSchema,
    () => ({
      path: apiPath`/channels/${channel.id}`,
      method: "PATCH" as const,
      revision: channel.revision,
      body: { ...audience, ...(isMoved && { settings: settingsOf(form) }) },
    }),
    { refresh: ["/channels"], onDone: onClose },
  );
  return (
    <Dialog isOpen onClose={onClose} title={t("editOf", { name: channel.name })}>
      <Form error={save.error} onSubmit={() => save.mutate(undefined)}>
        <ChannelNameField name={audience.name} onChange={(name) => setAudience({ ...audience, name })} />
        <AudienceFields audience={audience} onChange={(change) => setAudience({ ...audience, ...change })} />
        <SwitchField
          label={t("moved")}
          description={t("movedAbout", { hint: channel.hint })}
          isSelected={isMoved}
          onChange={setMoved}
        />
        {isMoved ? <ChannelFields form={form} onChange={setForm} /> : null}
        <SaveActions label={t("save")} isPending={save.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}
