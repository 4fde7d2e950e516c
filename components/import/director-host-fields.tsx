"use client";

import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { chosenDirector, type DirectorChoice } from "./host-choices";
import type { HostFieldsProps } from "./host-fields-props";

/** Which host each director is, and the address and interface that not every file gives. */
export function DirectorHostFields({ cluster, choices, onChange, hosts }: HostFieldsProps) {
  const t = useTranslations("import.page.hosts");
  const all = hosts ?? [];
  const set = (id: string, change: DirectorChoice): void => {
    const directors = { ...choices.directors, [id]: { ...choices.directors[id], ...change } };
    onChange({ ...choices, directors });
  };
  const chosen = cluster.directors.map((director) => chosenDirector(director, choices.directors[director.id], all));
  return cluster.directors.map((director, position) => {
    const { hostId = null, address = "", interface: device = "" } = chosen[position] ?? {};
    // The request leaves out directors without a host.
    const index = chosen.slice(0, position).filter((one) => one.hostId !== null).length;
    return (
      <fieldset key={director.id} className="grid gap-3 sm:grid-cols-3">
        <legend className="mb-2 font-semibold text-sm">{t("director", { name: director.name })}</legend>
        <SelectField
          isRequired
          isDisabled={hosts === undefined}
          label={t("host")}
          placeholder={t("choose")}
          path={hostId === null ? "directors" : ["directors", index, "hostId"]}
          value={hostId}
          onChange={(value) => set(director.id, { hostId: value })}
          choices={all.map((host) => ({ value: host.id, label: host.name, description: host.address }))}
        />
        <TextField
          mono
          isRequired
          label={t("address")}
          {...(hostId !== null && { path: ["directors", index, "address"] })}
          value={address}
          onChange={(text) => set(director.id, { address: text })}
        />
        <TextField
          mono
          isRequired
          label={t("interface")}
          {...(hostId !== null && { path: ["directors", index, "interface"] })}
          value={device}
          onChange={(text) => set(director.id, { interface: text })}
        />
      </fieldset>
    );
  });
}
