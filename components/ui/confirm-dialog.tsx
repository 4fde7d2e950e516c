"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { Dialog, DialogActions } from "./dialog";
import { Failure } from "./failure";
import { Form } from "./form";
import { TextField } from "./text-field";

type Props = {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  /** What happens to what, and whether it can be undone. */
  children: ReactNode;
  /** The verb, as on the button that led here ("Remove host"). */
  confirmLabel: string;
  onConfirm: () => void;
  isPending: boolean;
  error: Error | null;
  danger?: boolean;
  /** To be typed before confirming; only where a mistake cannot be undone. */
  typedName?: string;
};

/** Asks before something that is hard to undo. Weight and drain changes do not use it: they show their effect inline. */
export function ConfirmDialog(props: Props) {
  const {
    isOpen,
    onClose,
    title,
    children,
    confirmLabel,
    onConfirm,
    isPending,
    error,
    danger = false,
    typedName,
  } = props;
  const t = useTranslations("common");
  const [typed, setTyped] = useState("");
  const isReady = typedName === undefined || typed === typedName;
  return (
    <Dialog role="alertdialog" size="sm" isOpen={isOpen} onClose={onClose} title={title}>
      <Form error={null} onSubmit={() => (isReady ? onConfirm() : undefined)}>
        <div className="text-sm">{children}</div>
        {typedName === undefined ? null : (
          <TextField autoFocus label={t("typeName", { name: typedName })} value={typed} onChange={setTyped} />
        )}
        <Failure error={error} />
        <DialogActions>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button
            type="submit"
            variant={danger ? "danger" : "primary"}
            isPending={isPending}
            isDisabled={!isReady}
            autoFocus={typedName === undefined && !danger}
          >
            {confirmLabel}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
