"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SaveActions } from "@/components/ui/save-actions";
import { TextField } from "@/components/ui/text-field";
import { personResourceSchema, type SessionResource } from "@/lib/api/resources/people";
import { useSubmit } from "@/lib/client/use-submit";
import { RoleChoice } from "./role-choice";

/** Makes an account. The admin hands the first password over by a way of their own. */
export function AddPersonDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("access");
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<SessionResource["role"]>("operator");
  const [password, setPassword] = useState("");
  const add = useSubmit(personResourceSchema, (body: object) => ({ path: "/people", method: "POST", body }), {
    refresh: ["/people"],
    onDone: onClose,
  });
  return (
    <Dialog isOpen onClose={onClose} title={t("people.add")}>
      <Form error={add.error} onSubmit={() => add.mutate({ name, email, role, password })}>
        <TextField autoFocus path="name" label={t("people.name")} autoComplete="off" value={name} onChange={setName} />
        <TextField
          path="email"
          type="email"
          label={t("people.email")}
          autoComplete="off"
          value={email}
          onChange={setEmail}
        />
        <RoleChoice value={role} onChange={setRole} />
        <TextField
          path="password"
          type="password"
          label={t("people.firstPassword")}
          description={t("setup.passwordHelp")}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
        />
        <SaveActions label={t("people.add")} isPending={add.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}
