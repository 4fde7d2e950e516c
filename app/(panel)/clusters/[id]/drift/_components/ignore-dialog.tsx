"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SaveActions } from "@/components/ui/save-actions";
import { TextField } from "@/components/ui/text-field";
import { driftResourceSchema } from "@/lib/api/resources/drift";
import { useSubmit } from "@/lib/client/use-submit";

type Props = { path: string; refresh: readonly string[]; onClose: () => void };

/** Asks why a difference is left as it is; colleagues read the answer beside it. */
export function IgnoreDialog({ path, refresh, onClose }: Props) {
  const t = useTranslations("drift");
  const [reason, setReason] = useState("");
  const ignore = useSubmit(driftResourceSchema, () => ({ method: "POST" as const, path, body: { reason } }), {
    refresh,
    onDone: onClose,
  });
  return (
    <Dialog size="sm" isOpen onClose={onClose} title={t("ignoreTitle")}>
      <Form error={ignore.error} onSubmit={() => ignore.mutate(undefined)}>
        <p className="text-sm">{t("ignoreAbout")}</p>
        <TextField autoFocus isRequired label={t("reason")} path="reason" value={reason} onChange={setReason} />
        <SaveActions
          label={t("ignore")}
          isPending={ignore.isPending}
          isDisabled={reason.trim() === ""}
          onClose={onClose}
        />
      </Form>
    </Dialog>
  );
}
