"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { NumberField } from "@/components/ui/number-field";
import { RadioCards } from "@/components/ui/radio-cards";
import { SaveActions } from "@/components/ui/save-actions";
import { showToast } from "@/components/ui/toast";
import { maintenanceResourceSchema } from "@/lib/api/resources/maintenance";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";
import { type HoldKind, holdKinds } from "@/lib/model/hold";
import { fromLocalTime } from "./local-time";
import { MaintenanceFields, type MaintenanceForm } from "./maintenance-fields";
import { PlanPreview } from "./plan-preview";

type Props = { realServer: { readonly id: string; readonly name: string }; onClose: () => void };

/** Plans a maintenance of a real server, or begins it. */
export function PlanMaintenanceDialog({ realServer: { id, name }, onClose }: Props) {
  const t = useTranslations("maintenance");
  const [form, setForm] = useState<MaintenanceForm>({ reason: "", from: "", until: "" });
  const [how, setHow] = useState<HoldKind>("drain");
  const [drainLimitMin, setDrainLimitMin] = useState<number | null>(60);
  const path = apiPath`/real-servers/${id}/maintenances`;
  const plan = useSubmit(
    maintenanceResourceSchema,
    () => ({
      path,
      method: "POST" as const,
      body: {
        how,
        reason: form.reason,
        from: fromLocalTime(form.from),
        until: fromLocalTime(form.until),
        drainLimitSec: how === "cut" || drainLimitMin === null ? null : drainLimitMin * 60,
      },
    }),
    {
      refresh: ["/maintenances", "/clusters", "/operations"],
      onDone: () => {
        showToast("good", t("planned", { name }));
        onClose();
      },
    },
  );
  return (
    <Dialog isOpen onClose={onClose} title={t("planOf", { name })}>
      <Form error={plan.error} onSubmit={() => plan.mutate(undefined)}>
        <MaintenanceFields autoFocus withFrom form={form} onChange={setForm} />
        <RadioCards
          columns={3}
          label={t("how")}
          value={how}
          onChange={setHow}
          choices={holdKinds.map((value) => ({
            value,
            label: t(`kinds.${value}.label`),
            description: t(`kinds.${value}.about`),
          }))}
        />
        {how === "cut" ? null : (
          <NumberField
            path="drainLimitSec"
            label={t("drainLimit")}
            description={t("drainLimitAbout")}
            minValue={1}
            maxValue={10_080}
            value={drainLimitMin}
            onChange={setDrainLimitMin}
          />
        )}
        <PlanPreview path={path} how={how} />
        <SaveActions
          label={form.from === "" ? t("beginNow") : t("plan")}
          isPending={plan.isPending}
          onClose={onClose}
        />
      </Form>
    </Dialog>
  );
}
