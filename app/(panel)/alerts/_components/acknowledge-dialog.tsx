"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SaveActions } from "@/components/ui/save-actions";
import { TextField } from "@/components/ui/text-field";
import { type AlertResource, alertResourceSchema } from "@/lib/api/resources/alert";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";

/** Says that one takes care of it. */
export function AcknowledgeDialog({ alert, onClose }: { alert: AlertResource; onClose: () => void }) {
  const t = useTranslations("alerts");
  const [note, setNote] = useState(alert.note);
  const path = apiPath`/alerts/${alert.id}/acknowledge`;
  const acknowledge = useSubmit(alertResourceSchema, () => ({ path, method: "POST" as const, body: { note } }), {
    refresh: ["/alerts"],
    onDone: onClose,
  });
  return (
    <Dialog isOpen size="sm" onClose={onClose} title={t("acknowledge")}>
      <Form error={acknowledge.error} onSubmit={() => acknowledge.mutate(undefined)}>
        <p className="text-sm">{t("acknowledgeAbout")}</p>
        <TextField autoFocus path="note" label={t("note")} value={note} onChange={setNote} />
        <SaveActions label={t("acknowledge")} isPending={acknowledge.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}
