"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { NumberField } from "@/components/ui/number-field";
import { type DestinationResource, destinationResourceSchema } from "@/lib/api/resources/cluster";
import { apiPath } from "@/lib/client/api-path";
import { EditForm } from "./edit-form";
import { SaveActions } from "./save-actions";
import { useEdit } from "./use-edit";

type ThresholdForm = { readonly upperThreshold: number | null; readonly lowerThreshold: number | null };

type Props = { destination: DestinationResource; onClose: () => void };

/** Edits the connection thresholds of a destination. Its weight is edited in the live table, where the effect shows. */
export function DestinationEditDialog({ destination, onClose }: Props) {
  const t = useTranslations("clusters.destinations");
  const edit = useEdit(destination, {
    schema: destinationResourceSchema,
    path: apiPath`/destinations/${destination.id}`,
    formOf,
    changes: ({ upperThreshold, lowerThreshold }) => ({
      upperThreshold: upperThreshold ?? 0,
      lowerThreshold: lowerThreshold ?? 0,
    }),
    onDone: onClose,
  });
  const { form, setForm } = edit;
  return (
    <Dialog isOpen size="sm" title={t("edit", { name: destination.realServerName })} onClose={onClose}>
      <EditForm
        edit={edit}
        compared={[
          [t("weight"), (one) => String(one.weight)],
          [t("upper"), (one) => String(one.upperThreshold)],
          [t("lower"), (one) => String(one.lowerThreshold)],
        ]}
      >
        <NumberField
          autoFocus
          label={t("upper")}
          description={t("upperAbout")}
          path="upperThreshold"
          minValue={0}
          value={form.upperThreshold}
          onChange={(upperThreshold) => setForm({ ...form, upperThreshold })}
        />
        <NumberField
          label={t("lower")}
          description={t("lowerAbout")}
          path="lowerThreshold"
          minValue={0}
          value={form.lowerThreshold}
          onChange={(lowerThreshold) => setForm({ ...form, lowerThreshold })}
        />
        <SaveActions label={t("save")} isPending={edit.isPending} onClose={onClose} />
      </EditForm>
    </Dialog>
  );
}

function formOf({ upperThreshold, lowerThreshold }: DestinationResource): ThresholdForm {
  return { upperThreshold, lowerThreshold };
}
