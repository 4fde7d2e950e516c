"use client";

import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/number-field";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { ChannelForm } from "./channel-form";

type Props = { form: ChannelForm; onChange: (form: ChannelForm) => void };

/** How a channel of the chosen kind is reached. */
export function ChannelFields({ form, onChange }: Props) {
  const t = useTranslations("alerts.notifications");
  if (form.kind === "mail") return <MailFields form={form} onChange={onChange} />;
  const hasSecret = form.kind !== "slack" && form.kind !== "wecom";
  return (
    <>
      <TextField
        mono
        path={["settings", "url"]}
        label={t("url")}
        description={t(`urlHelp.${form.kind}`)}
        autoComplete="off"
        value={form.url}
        onChange={(url) => onChange({ ...form, url })}
      />
      {hasSecret ? (
        <TextField
          type="password"
          path={["settings", "secret"]}
          label={t("secret")}
          description={form.kind === "webhook" ? t("secretHelp") : t("robotSecretHelp")}
          autoComplete="new-password"
          value={form.secret}
          onChange={(secret) => onChange({ ...form, secret })}
        />
      ) : null}
    </>
  );
}

function MailFields({ form, onChange }: Props) {
  const t = useTranslations("alerts.notifications");
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[1fr_7rem]">
        <TextField
          path={["settings", "host"]}
          label={t("mailHost")}
          autoComplete="off"
          value={form.host}
          onChange={(host) => onChange({ ...form, host })}
        />
        <NumberField
          path={["settings", "port"]}
          label={t("port")}
          minValue={1}
          maxValue={65535}
          value={form.port}
          onChange={(port) => onChange({ ...form, port })}
        />
      </div>
      <SelectField
        label={t("security")}
        choices={(["starttls", "tls", "none"] as const).map((value) => ({ value, label: t(`securities.${value}`) }))}
        value={form.security}
        onChange={(security) => onChange({ ...form, security })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          path={["settings", "username"]}
          label={t("username")}
          autoComplete="off"
          value={form.username}
          onChange={(username) => onChange({ ...form, username })}
        />
        <TextField
          type="password"
          path={["settings", "password"]}
          label={t("password")}
          autoComplete="new-password"
          value={form.password}
          onChange={(password) => onChange({ ...form, password })}
        />
      </div>
      <TextField
        type="email"
        path={["settings", "from"]}
        label={t("from")}
        autoComplete="off"
        value={form.from}
        onChange={(from) => onChange({ ...form, from })}
      />
      <TextField
        path={["settings", "to"]}
        label={t("to")}
        description={t("toHelp")}
        autoComplete="off"
        value={form.to}
        onChange={(to) => onChange({ ...form, to })}
      />
    </>
  );
}
