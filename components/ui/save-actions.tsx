"use client";

import { useTranslations } from "next-intl";
import { Button } from "./button";
import { DialogActions } from "./dialog";

type Props = { label: string; isPending: boolean; isDisabled?: boolean; onClose: () => void };

/** The end of a form in a dialog: leave it, or send it. */
export function SaveActions({ label, isPending, isDisabled = false, onClose }: Props) {
  const t = useTranslations("common");
  return (
    <DialogActions>
      <Button onPress={onClose}>{t("cancel")}</Button>
      <Button type="submit" variant="primary" isPending={isPending} isDisabled={isDisabled}>
        {label}
      </Button>
    </DialogActions>
  );
}
