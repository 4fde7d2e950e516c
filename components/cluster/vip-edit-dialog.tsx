"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { NumberField } from "@/components/ui/number-field";
import { SaveActions } from "@/components/ui/save-actions";
import { type ClusterResource, type VipResource, vipResourceSchema } from "@/lib/api/resources/cluster";
import { apiPath } from "@/lib/client/api-path";
import { EditForm } from "./edit-form";
import { useEdit } from "./use-edit";
import { VrrpInstanceField } from "./vrrp-instance-field";

type VipForm = { readonly prefixLength: number | null; readonly vrrpInstanceId: string | null };

type Props = { cluster: ClusterResource; vip: VipResource; onClose: () => void };

/** Edits how a VIP is held. Another address is another VIP. */
export function VipEditDialog({ cluster, vip, onClose }: Props) {
  const t = useTranslations("clusters.vips");
  const edit = useEdit(vip, {
    schema: vipResourceSchema,
    path: apiPath`/vips/${vip.id}`,
    formOf,
    changes: ({ prefixLength, vrrpInstanceId }) => ({
      vrrpInstanceId,
      ...(prefixLength === null ? {} : { prefixLength }),
    }),
    onDone: onClose,
  });
  const { form, setForm } = edit;
  return (
    <Dialog isOpen size="sm" title={t("editTitle", { address: vip.address })} onClose={onClose}>
      <EditForm edit={edit} compared={[[t("prefixLength"), ({ prefixLength }) => String(prefixLength)]]}>
        <NumberField
          autoFocus
          label={t("prefixLength")}
          path="prefixLength"
          minValue={1}
          maxValue={128}
          value={form.prefixLength}
          onChange={(prefixLength) => setForm({ ...form, prefixLength })}
        />
        <VrrpInstanceField
          cluster={cluster}
          value={form.vrrpInstanceId}
          onChange={(vrrpInstanceId) => setForm({ ...form, vrrpInstanceId })}
        />
        <SaveActions label={t("save")} isPending={edit.isPending} onClose={onClose} />
      </EditForm>
    </Dialog>
  );
}

function formOf({ prefixLength, vrrpInstanceId }: VipResource): VipForm {
  return { prefixLength, vrrpInstanceId };
}
