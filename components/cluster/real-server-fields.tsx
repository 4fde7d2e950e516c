"use client";

import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/number-field";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { addressesOf } from "./host-addresses";
import { TagsField } from "./tags-field";
import { useHosts } from "./use-hosts";

/** What a person has entered for a real server. */
export type RealServerForm = {
  readonly name: string;
  readonly address: string;
  /** null = address-only. */
  readonly hostId: string | null;
  /** Default gateway that is set on the host; null = only looked at. */
  readonly natGateway: string | null;
  /** MTU of the way that tunnelled packets take; null = segments of clients are left as they are. */
  readonly tunnelMtu: number | null;
  readonly tags: readonly string[];
};

export const emptyRealServer: RealServerForm = {
  name: "",
  address: "",
  hostId: null,
  natGateway: null,
  tunnelMtu: null,
  tags: [],
};

type Props = { form: RealServerForm; onChange: (form: RealServerForm) => void; autoFocus?: boolean };

const addressOnly = "address-only";

/** A real server: a host that Signalbox sets up, or only an address that somebody else takes care of. */
export function RealServerFields({ form, onChange, autoFocus = false }: Props) {
  const t = useTranslations("clusters.realServers");
  const hosts = useHosts();
  const host = hosts?.find(({ id }) => id === form.hostId);
  const choose = (value: string): void => {
    const chosen = hosts?.find(({ id }) => id === value);
    if (chosen === undefined) {
      onChange({ ...form, hostId: null, natGateway: null, tunnelMtu: null });
      return;
    }
    const [first] = addressesOf(chosen);
    onChange({
      ...form,
      hostId: chosen.id,
      name: form.name === "" ? chosen.name : form.name,
      address: form.address === "" ? (first?.address ?? "") : form.address,
    });
  };
  const known = host === undefined ? [] : addressesOf(host);
  return (
    <>
      <SelectField
        isDisabled={hosts === undefined}
        label={t("host")}
        path="hostId"
        description={form.hostId === null ? t("addressOnlyAbout") : t("hostAbout")}
        value={form.hostId ?? addressOnly}
        onChange={choose}
        choices={[
          { value: addressOnly, label: t("addressOnly") },
          ...(hosts ?? []).map(({ id, name, address }) => ({ value: id, label: name, description: address })),
        ]}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          isRequired
          autoFocus={autoFocus}
          label={t("name")}
          path="name"
          value={form.name}
          onChange={(name) => onChange({ ...form, name })}
        />
        {known.length > 1 ? (
          <SelectField
            isRequired
            label={t("address")}
            path="address"
            value={form.address}
            onChange={(address) => onChange({ ...form, address })}
            choices={known.map((each) => ({
              value: each.address,
              label: each.address,
              description: each.interface,
            }))}
          />
        ) : (
          <TextField
            mono
            isRequired
            label={t("address")}
            path="address"
            value={form.address}
            onChange={(address) => onChange({ ...form, address })}
          />
        )}
      </div>
      <TagsField tags={form.tags} onChange={(tags) => onChange({ ...form, tags })} />
      {form.hostId === null ? null : (
        <>
          <TextField
            mono
            label={t("natGateway")}
            path="natGateway"
            description={t("natGatewayAbout")}
            value={form.natGateway ?? ""}
            onChange={(text) => onChange({ ...form, natGateway: text === "" ? null : text })}
          />
          <NumberField
            label={t("tunnelMtu")}
            path="tunnelMtu"
            description={t("tunnelMtuAbout")}
            value={form.tunnelMtu}
            onChange={(tunnelMtu) => onChange({ ...form, tunnelMtu })}
          />
        </>
      )}
    </>
  );
}
