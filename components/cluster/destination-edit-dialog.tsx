"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { NumberField } from "@/components/ui/number-field";
import { type DestinationResource, destinationResourceSchema } from "@/lib/api/resources/cluster";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";
import { ConflictNotice, fieldChanges } from "./conflict-notice";
import { keepMine } from "./keep-mine";
import { SaveActions } from "./save-actions";
import { isConflict, useEditBase } from "./use-edit-base";

type ThresholdForm = { readonly upperThreshold: number | null; readonly lowerThreshold: number | null };

type Props = { destination: DestinationResource; onClose: () => void };

/** Edits the connection thresholds of a destination. Its weight is edited in the live table, where the effect shows. */
export function DestinationEditDialog({ destination, onClose }: Props) {
  const t = useTranslations("clusters.destinations");
  const { base, rebase } = useEditBase(destination);
  const [form, setForm] = useState<ThresholdForm>(() => formOf(destination));
  const { upperThreshold, lowerThreshold } = form;
  const save = useSubmit(
    destinationResourceSchema,
    () => ({
      method: "PATCH" as const,
      path: apiPath`/destinations/${destination.id}`,
      body: { upperThreshold: upperThreshold ?? 0, lowerThreshold: lowerThreshold ?? 0 },
      revision: base.revision,
    }),
    { refresh: ["/clusters"], onDone: onClose },
  );
  const conflict = isConflict(save.error);
  const settle = (): void => {
    rebase();
    save.reset();
  };
  return (
    <Dialog isOpen size="sm" title={t("edit", { name: destination.realServerName })} onClose={onClose}>
      <Form error={conflict ? null : save.error} onSubmit={() => save.mutate(undefined)}>
        {conflict ? (
          <ConflictNotice
            changes={fieldChanges([
              { label: t("weight"), before: String(base.weight), after: String(destination.weight) },
              { label: t("upper"), before: String(base.upperThreshold), after: String(destination.upperThreshold) },
              { label: t("lower"), before: String(base.lowerThreshold), after: String(destination.lowerThreshold) },
            ])}
            onKeepMine={() => {
              setForm(keepMine(form, formOf(base), formOf(destination)));
              settle();
            }}
            onTakeTheirs={() => {
              setForm(formOf(destination));
              settle();
            }}
          />
        ) : null}
        <NumberField
          autoFocus
          label={t("upper")}
          description={t("upperAbout")}
          path="upperThreshold"
          minValue={0}
          value={upperThreshold}
          onChange={(upper) => setForm({ ...form, upperThreshold: upper })}
        />
        <NumberField
          label={t("lower")}
          description={t("lowerAbout")}
          path="lowerThreshold"
          minValue={0}
          value={lowerThreshold}
          onChange={(lower) => setForm({ ...form, lowerThreshold: lower })}
        />
        <SaveActions label={t("save")} isPending={save.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}

function formOf({ upperThreshold, lowerThreshold }: DestinationResource): ThresholdForm {
  return { upperThreshold, lowerThreshold };
}
