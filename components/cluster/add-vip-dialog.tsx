"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { NumberField } from "@/components/ui/number-field";
import { SaveActions } from "@/components/ui/save-actions";
import { TextField } from "@/components/ui/text-field";
import { type ClusterResource, vipResourceSchema } from "@/lib/api/resources/cluster";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";
import { VrrpInstanceField } from "./vrrp-instance-field";

type Props = { cluster: ClusterResource; onClose: () => void };

/** Adds a VIP to the desired state. */
export function AddVipDialog({ cluster, onClose }: Props) {
  const t = useTranslations("clusters.vips");
  const [address, setAddress] = useState("");
  const [prefixLength, setPrefixLength] = useState<number | null>(null);
  const [vrrpInstanceId, setVrrpInstanceId] = useState<string | null>(null);
  const add = useSubmit(
    vipResourceSchema,
    () => ({
      method: "POST" as const,
      path: apiPath`/clusters/${cluster.id}/vips`,
      body: { address, vrrpInstanceId, ...(prefixLength === null ? {} : { prefixLength }) },
    }),
    { refresh: ["/clusters"], onDone: onClose },
  );
  return (
    <Dialog isOpen size="sm" title={t("add")} onClose={onClose}>
      <Form error={add.error} onSubmit={() => add.mutate(undefined)}>
        <TextField
          autoFocus
          mono
          isRequired
          label={t("address")}
          description={t("addressAbout")}
          path="address"
          value={address}
          onChange={setAddress}
        />
        <NumberField
          label={t("prefixLength")}
          description={t("prefixLengthAbout")}
          path="prefixLength"
          minValue={1}
          maxValue={128}
          value={prefixLength}
          onChange={setPrefixLength}
        />
        <VrrpInstanceField cluster={cluster} value={vrrpInstanceId} onChange={setVrrpInstanceId} />
        <SaveActions label={t("add")} isPending={add.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}
