"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { TextField } from "@/components/ui/text-field";
import type { GuardName } from "@/lib/model/guard-name";
import type { GuardOverride } from "@/lib/model/guard-override";

type Props = {
  /** What would stand back, each with what it has to say. */
  forbidding: readonly { readonly guard: GuardName; readonly messages: readonly string[] }[];
  /** The verb of what then happens ("Apply"). */
  confirmLabel: string;
  isPending: boolean;
  error: Error | null;
  onOverride: (override: GuardOverride) => void;
  onClose: () => void;
};

/** Asks for the reason why guards are to stand back. Reason, person and the guards' figures stay in the trail. */
export function OverrideDialog({ forbidding, confirmLabel, isPending, error, onOverride, onClose }: Props) {
  const t = useTranslations("clusters.guards");
  const common = useTranslations("common");
  const [reason, setReason] = useState("");
  const guards = forbidding.map(({ guard }) => guard);
  return (
    <Dialog role="alertdialog" isOpen onClose={onClose} title={t("overrideTitle", { count: guards.length })}>
      <Form error={error} onSubmit={() => onOverride({ guards, reason })}>
        <dl className="flex flex-col gap-3 text-sm">
          {forbidding.map(({ guard, messages }) => (
            <div key={guard}>
              <dt className="font-medium">{t(`names.${guard}`)}</dt>
              {messages.map((message) => (
                <dd key={message}>{message}</dd>
              ))}
            </div>
          ))}
        </dl>
        <TextField
          isRequired
          autoFocus
          rows={3}
          label={t("reason")}
          description={t("reasonAbout")}
          path={["override", "reason"]}
          value={reason}
          onChange={setReason}
        />
        <DialogActions>
          <Button onPress={onClose}>{common("cancel")}</Button>
          <Button type="submit" variant="danger" isPending={isPending} isDisabled={reason.trim() === ""}>
            {confirmLabel}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
