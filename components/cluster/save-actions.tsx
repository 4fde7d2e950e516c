"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";

type Props = { label: string; isPending: boolean; onClose: () => void };

/** The end of a form in a dialog: leave it, or send it. */
export function SaveActions({ label, isPending, onClose }: Props) {
  const t = useTranslations("common");
  return (
    <DialogActions>
      <Button onPress={onClose}>{t("cancel")}</Button>
      <Button type="submit" variant="primary" isPending={isPending}>
        {label}
      </Button>
    </DialogActions>
  );
}
