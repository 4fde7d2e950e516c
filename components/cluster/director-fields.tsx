"use client";

import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/number-field";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { HostResource } from "@/lib/api/resources/host";
import type { Engine } from "@/lib/model/cluster";
import type { DirectorForm } from "./director-form";
import { addressesOf, interfacesOf } from "./host-addresses";

type Props = {
  engine: Engine;
  host: HostResource | undefined;
  form: DirectorForm;
  onChange: (form: DirectorForm) => void;
};

/** Where a director stands on the VIPs' segment; offered from what its host told about itself. */
export function DirectorFields({ engine, host, form, onChange }: Props) {
  const t = useTranslations("clusters.directors");
  const interfaces = interfacesOf(host?.facts ?? null);
  const addresses = host === undefined ? [] : addressesOf(host);
  const chooseInterface = (device: string): void => {
    const own = addresses.find((each) => each.interface === device);
    onChange({ ...form, interface: device, address: own?.address ?? form.address });
  };
  return (
    <div className="grid gap-3 sm:grid-cols-[1fr_1fr_10rem]">
      {interfaces.length > 0 ? (
        <SelectField
          isRequired
          label={t("interface")}
          path="interface"
          placeholder={t("interfaceChoose")}
          value={form.interface}
          onChange={chooseInterface}
          choices={interfaces.map((name) => ({
            value: name,
            label: name,
            description: addresses
              .filter((each) => each.interface === name)
              .map(({ address }) => address)
              .join(", "),
          }))}
        />
      ) : (
        <TextField
          mono
          isRequired
          label={t("interface")}
          path="interface"
          value={form.interface}
          onChange={(device) => onChange({ ...form, interface: device })}
        />
      )}
      <TextField
        mono
        isRequired
        label={t("address")}
        path="address"
        value={form.address}
        onChange={(address) => onChange({ ...form, address })}
      />
      <NumberField
        isRequired
        label={t("priority")}
        path="priority"
        minValue={1}
        maxValue={254}
        description={t(`priorityAbout.${engine}`)}
        value={form.priority}
        onChange={(priority) => onChange({ ...form, priority })}
      />
    </div>
  );
}
