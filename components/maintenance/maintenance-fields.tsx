"use client";

import { useTranslations } from "next-intl";
import { TextField } from "@/components/ui/text-field";

/** Times as fields have them, in the reader's zone; "" = now, or open. */
export type MaintenanceForm = { readonly reason: string; readonly from: string; readonly until: string };

type Props = {
  form: MaintenanceForm;
  onChange: (form: MaintenanceForm) => void;
  withFrom?: boolean;
  autoFocus?: boolean;
};

/** Why, from when and until when. */
export function MaintenanceFields({ form, onChange, withFrom = false, autoFocus = false }: Props) {
  const t = useTranslations("maintenance");
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <>
      <TextField
        isRequired
        autoFocus={autoFocus}
        path="reason"
        label={t("reason")}
        description={t("reasonAbout")}
        value={form.reason}
        onChange={(reason) => onChange({ ...form, reason })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        {withFrom ? (
          <TextField
            type="datetime-local"
            path="from"
            label={t("from")}
            description={t("fromAbout", { timeZone })}
            value={form.from}
            onChange={(from) => onChange({ ...form, from })}
          />
        ) : null}
        <TextField
          type="datetime-local"
          path="until"
          label={t("until")}
          description={t("untilAbout", { timeZone })}
          value={form.until}
          onChange={(until) => onChange({ ...form, until })}
        />
      </div>
    </>
  );
}
