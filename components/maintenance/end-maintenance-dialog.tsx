"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SwitchField } from "@/components/ui/switch-field";
import { TextField } from "@/components/ui/text-field";
import { type MaintenanceResource, maintenanceResourceSchema } from "@/lib/api/resources/maintenance";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";

type Props = { maintenance: MaintenanceResource; onClose: () => void };

/** Ends a maintenance: its server comes back when it is good, or at once by force. One that has not begun is called off. */
export function EndMaintenanceDialog({ maintenance: { id, state, realServerName: name }, onClose }: Props) {
  const t = useTranslations("maintenance");
  const common = useTranslations("common");
  const [reason, setReason] = useState("");
  const [force, setForce] = useState(false);
  const end = useSubmit(
    maintenanceResourceSchema,
    () => ({ path: apiPath`/maintenances/${id}/end`, method: "POST" as const, body: { reason, force } }),
    { refresh: ["/maintenances", "/clusters", "/operations"], onDone: onClose },
  );
  const hasBegun = state !== "scheduled";
  const hasToForce = state === "ending";
  return (
    <Dialog isOpen onClose={onClose} title={t("endOf", { name })}>
      <Form error={end.error} onSubmit={() => end.mutate(undefined)}>
        <p className="text-sm">{hasBegun ? t("endAbout") : t("callOffAbout")}</p>
        <TextField autoFocus path="reason" label={t("endReason")} value={reason} onChange={setReason} />
        {hasBegun ? (
          <SwitchField label={t("force")} description={t("forceAbout")} isSelected={force} onChange={setForce} />
        ) : null}
        <DialogActions>
          <Button onPress={onClose}>{common("cancel")}</Button>
          <Button
            type="submit"
            variant={force ? "danger" : "primary"}
            isDisabled={hasToForce && !force}
            isPending={end.isPending}
          >
            {hasBegun ? t("end") : t("callOff")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
