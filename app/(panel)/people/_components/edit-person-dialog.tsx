"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SaveActions } from "@/components/ui/save-actions";
import { TextField } from "@/components/ui/text-field";
import type { PersonResource } from "@/lib/api/resources/people";
import { RoleChoice } from "./role-choice";
import { useEditPerson } from "./use-edit-person";

/** Name and role; a new role counts from the person's next click. */
export function EditPersonDialog({ person, onClose }: { person: PersonResource; onClose: () => void }) {
  const t = useTranslations("access.people");
  const [name, setName] = useState(person.name);
  const [role, setRole] = useState(person.role);
  const edit = useEditPerson(person, onClose);
  return (
    <Dialog isOpen onClose={onClose} title={t("editTitle", { name: person.name })}>
      <Form error={edit.error} onSubmit={() => edit.mutate({ name, role })}>
        <TextField autoFocus path="name" label={t("name")} autoComplete="off" value={name} onChange={setName} />
        <RoleChoice value={role} onChange={setRole} />
        <SaveActions label={t("save")} isPending={edit.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}
