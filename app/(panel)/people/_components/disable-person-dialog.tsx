"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { PersonResource } from "@/lib/api/resources/people";
import { useEditPerson } from "./use-edit-person";

/** Ends or restores somebody's access. */
export function DisablePersonDialog({ person, onClose }: { person: PersonResource; onClose: () => void }) {
  const t = useTranslations("access.people");
  const edit = useEditPerson(person, onClose);
  const { name, disabled } = person;
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      danger={!disabled}
      title={disabled ? t("enableTitle", { name }) : t("disableTitle", { name })}
      confirmLabel={disabled ? t("enable") : t("disable")}
      onConfirm={() => edit.mutate({ disabled: !disabled })}
      isPending={edit.isPending}
      error={edit.error}
    >
      {disabled ? t("enableText") : t("disableText")}
    </ConfirmDialog>
  );
}
