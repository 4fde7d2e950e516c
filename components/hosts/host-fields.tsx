"use client";

import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/number-field";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextField } from "@/components/ui/text-field";
import type { HostResource } from "@/lib/api/resources/host";

export type HostInput = {
  readonly name: string;
  readonly address: string;
  readonly port: number | null;
  readonly username: string;
  readonly privilege: HostResource["privilege"];
};

type Props = { value: HostInput; onChange: (value: HostInput) => void };

/** How to reach a host: the same fields when it is added and when it is edited. */
export function HostFields({ value, onChange }: Props) {
  const t = useTranslations("hosts.fields");
  return (
    <>
      <TextField
        autoFocus
        path="name"
        label={t("name")}
        description={t("nameHelp")}
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
      />
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_9rem]">
        <TextField
          mono
          path="address"
          label={t("address")}
          description={t("addressHelp")}
          value={value.address}
          onChange={(address) => onChange({ ...value, address })}
        />
        <NumberField
          path="port"
          label={t("port")}
          value={value.port}
          minValue={1}
          maxValue={65535}
          onChange={(port) => onChange({ ...value, port })}
        />
      </div>
      <TextField
        mono
        path="username"
        label={t("username")}
        description={t("usernameHelp")}
        value={value.username}
        onChange={(username) => onChange({ ...value, username })}
      />
      <RadioCards
        columns={2}
        path="privilege"
        label={t("privilege")}
        value={value.privilege}
        onChange={(privilege) => onChange({ ...value, privilege })}
        choices={[
          { value: "root", label: t("root"), description: t("rootHelp") },
          { value: "sudo", label: t("sudo"), description: t("sudoHelp") },
        ]}
      />
    </>
  );
}
