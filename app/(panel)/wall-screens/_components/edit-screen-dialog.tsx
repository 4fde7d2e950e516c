"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SaveActions } from "@/components/ui/save-actions";
import { type WallScreenResource, wallScreenResourceSchema } from "@/lib/api/resources/wall";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";
import { ScreenFields } from "./screen-fields";
import { screenBody, screenForm } from "./screen-form";

/** Changes what a screen shows; the device on the wall follows by itself. */
export function EditScreenDialog({ screen, onClose }: { screen: WallScreenResource; onClose: () => void }) {
  const t = useTranslations("access.screens");
  const people = useTranslations("access.people");
  const [form, setForm] = useState(() => screenForm(screen, screen.locale));
  const save = useSubmit(
    wallScreenResourceSchema,
    (body: object) => ({
      path: apiPath`/wall-screens/${screen.id}`,
      method: "PATCH",
      revision: screen.revision,
      body,
    }),
    { refresh: ["/wall-screens"], onDone: onClose },
  );
  return (
    <Dialog isOpen onClose={onClose} title={t("editTitle", { name: screen.name })}>
      <Form error={save.error} onSubmit={() => save.mutate(screenBody(form))}>
        <ScreenFields form={form} onChange={(change) => setForm({ ...form, ...change })} />
        <SaveActions label={people("save")} isPending={save.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}
