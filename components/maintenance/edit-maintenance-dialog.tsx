"use client";

import { useTranslations } from "next-intl";
import { EditForm } from "@/components/cluster/edit-form";
import { useEdit } from "@/components/cluster/use-edit";
import { Dialog } from "@/components/ui/dialog";
import { SaveActions } from "@/components/ui/save-actions";
import { type MaintenanceResource, maintenanceResourceSchema } from "@/lib/api/resources/maintenance";
import { apiPath } from "@/lib/client/api-path";
import { fromLocalTime, toLocalTime } from "./local-time";
import { MaintenanceFields } from "./maintenance-fields";

type Props = { maintenance: MaintenanceResource; onClose: () => void };

/** Why a maintenance is, and until when. */
export function EditMaintenanceDialog({ maintenance, onClose }: Props) {
  const t = useTranslations("maintenance");
  const edit = useEdit(maintenance, {
    schema: maintenanceResourceSchema,
    path: apiPath`/maintenances/${maintenance.id}`,
    formOf,
    changes(form, base) {
      const before = formOf(base);
      return {
        ...(form.reason !== before.reason && { reason: form.reason }),
        ...(form.until !== before.until && { until: fromLocalTime(form.until) }),
      };
    },
    refresh: ["/maintenances"],
    onDone: onClose,
  });
  return (
    <Dialog isOpen onClose={onClose} title={t("editOf", { name: maintenance.realServerName })}>
      <EditForm
        edit={edit}
        compared={[
          [t("reason"), ({ reason }) => reason],
          [t("until"), ({ until }) => toLocalTime(until)],
        ]}
      >
        <MaintenanceFields form={{ ...edit.form, from: "" }} onChange={({ from: _, ...form }) => edit.setForm(form)} />
        <SaveActions label={t("save")} isPending={edit.isPending} onClose={onClose} />
      </EditForm>
    </Dialog>
  );
}

function formOf({ reason, until }: MaintenanceResource) {
  return { reason, until: toLocalTime(until) };
}
