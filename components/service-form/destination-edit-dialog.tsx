"use client";

import { useTranslations } from "next-intl";
import { EditForm } from "@/components/cluster/edit-form";
import { changedFields, entered } from "@/components/cluster/entered";
import { useEdit } from "@/components/cluster/use-edit";
import { Dialog } from "@/components/ui/dialog";
import { SaveActions } from "@/components/ui/save-actions";
import { SwitchField } from "@/components/ui/switch-field";
import { type DestinationResource, destinationResourceSchema } from "@/lib/api/resources/cluster";
import { apiPath } from "@/lib/client/api-path";
import type { Engine } from "@/lib/model/cluster";
import type { CheckForm } from "./check-form";
import { CheckListFields } from "./check-list-fields";
import { ForwardingFields } from "./forwarding-fields";
import { type ForwardingForm, forwardingBody, forwardingFormOf } from "./forwarding-form";
import { ThresholdFields } from "./threshold-fields";

type DestinationForm = {
  readonly method: ForwardingForm;
  readonly upperThreshold: number | null;
  readonly lowerThreshold: number | null;
  /** null = those of the service. */
  readonly healthChecks: readonly CheckForm[] | null;
};

type Props = { destination: DestinationResource; engine: Engine; onClose: () => void };

/** Edits what is special about a destination. Its weight is edited in the live table, where the effect shows. */
export function DestinationEditDialog({ destination, engine, onClose }: Props) {
  const t = useTranslations("clusters.destinations");
  const forwardings = useTranslations("clusters.forwarding");
  const edit = useEdit(destination, {
    schema: destinationResourceSchema,
    path: apiPath`/destinations/${destination.id}`,
    formOf,
    changes: (form, base) => changedFields(bodyOf(form), bodyOf(formOf(base))),
    onDone: onClose,
  });
  const { form, setForm } = edit;
  return (
    <Dialog isOpen title={t("edit", { name: destination.realServerName })} onClose={onClose}>
      <EditForm
        edit={edit}
        compared={[
          [t("weight"), (one) => String(one.weight)],
          [t("forwarding"), (one) => forwardings(`${one.forwarding}.label`)],
          [t("upper"), (one) => String(one.upperThreshold)],
          [t("lower"), (one) => String(one.lowerThreshold)],
        ]}
      >
        <ForwardingFields value={form.method} path={[]} onChange={(method) => setForm({ ...form, method })} />
        <ThresholdFields path={[]} value={form} onChange={(thresholds) => setForm({ ...form, ...thresholds })} />
        <SwitchField
          label={t("ownChecks")}
          description={t("ownChecksAbout")}
          isSelected={form.healthChecks !== null}
          onChange={(own) => setForm({ ...form, healthChecks: own ? [] : null })}
        />
        {form.healthChecks === null ? null : (
          <CheckListFields
            engine={engine}
            value={form.healthChecks}
            onChange={(healthChecks) => setForm({ ...form, healthChecks })}
          />
        )}
        <SaveActions label={t("save")} isPending={edit.isPending} onClose={onClose} />
      </EditForm>
    </Dialog>
  );
}

function formOf(destination: DestinationResource): DestinationForm {
  const { upperThreshold, lowerThreshold, healthChecks } = destination;
  return { method: forwardingFormOf(destination), upperThreshold, lowerThreshold, healthChecks };
}

function bodyOf({ method, upperThreshold, lowerThreshold, healthChecks }: DestinationForm) {
  return {
    ...forwardingBody(method),
    upperThreshold: upperThreshold ?? 0,
    lowerThreshold: lowerThreshold ?? 0,
    healthChecks: entered(healthChecks),
  };
}
