"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SaveActions } from "@/components/ui/save-actions";
import { TextField } from "@/components/ui/text-field";
import type { PersonResource } from "@/lib/api/resources/people";
import { useEditPerson } from "./use-edit-person";

/** A new password; it ends all sessions of the person. */
export function ResetPasswordDialog({ person, onClose }: { person: PersonResource; onClose: () => void }) {
  const t = useTranslations("access");
  const [password, setPassword] = useState("");
  const edit = useEditPerson(person, onClose);
  return (
    <Dialog size="sm" isOpen onClose={onClose} title={t("people.resetTitle", { name: person.name })}>
      <Form error={edit.error} onSubmit={() => edit.mutate({ password })}>
        <p className="text-sm">{t("people.resetText")}</p>
        <TextField
          autoFocus
          path="password"
          type="password"
          label={t("people.newPassword")}
          description={t("setup.passwordHelp")}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
        />
        <SaveActions label={t("people.reset")} isPending={edit.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}
