"use client";

import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/select-field";
import { hostOf } from "./host-choices";
import type { HostFieldsProps } from "./host-fields-props";

const addressOnly = "address-only";

/** Which of the real servers are hosts that Signalbox sets up. */
export function RealServerHostFields({ cluster, choices, onChange, hosts }: HostFieldsProps) {
  const t = useTranslations("import.page.hosts");
  const all = hosts ?? [];
  const set = (address: string, hostId: string | null): void =>
    onChange({ ...choices, realServers: { ...choices.realServers, [address]: hostId } });
  if (cluster.realServers.length === 0) return null;
  return (
    <fieldset>
      <legend className="mb-1 font-semibold text-sm">{t("realServers")}</legend>
      <p className="mb-3 text-muted text-sm">{t("realServersAbout")}</p>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {cluster.realServers.map(({ id, address }) => {
          const chosen = choices.realServers[address];
          const hostId = chosen === undefined ? (hostOf(address, all)?.id ?? null) : chosen;
          return (
            <SelectField
              key={id}
              isDisabled={hosts === undefined}
              label={address}
              value={hostId ?? addressOnly}
              onChange={(value) => set(address, value === addressOnly ? null : value)}
              choices={[
                { value: addressOnly, label: t("addressOnly") },
                ...all.map((host) => ({ value: host.id, label: host.name, description: host.address })),
              ]}
            />
          );
        })}
      </div>
    </fieldset>
  );
}
