"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SaveActions } from "@/components/ui/save-actions";
import { TextField } from "@/components/ui/text-field";
import { type WallScreenResource, wallScreenResourceSchema } from "@/lib/api/resources/wall";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";

/** Another device shows a screen from now on. */
export function PairDialog({ screen, onClose }: { screen: WallScreenResource; onClose: () => void }) {
  const t = useTranslations("access.screens");
  const [code, setCode] = useState("");
  const pair = useSubmit(
    wallScreenResourceSchema,
    (body: object) => ({ path: apiPath`/wall-screens/${screen.id}/pair`, method: "POST", body }),
    { refresh: ["/wall-screens"], onDone: onClose },
  );
  return (
    <Dialog isOpen onClose={onClose} title={t("pairTitle", { name: screen.name })}>
      <Form error={pair.error} onSubmit={() => pair.mutate({ code })}>
        <TextField
          autoFocus
          isRequired
          path="code"
          label={t("code")}
          description={t("pairAbout")}
          autoComplete="off"
          value={code}
          onChange={setCode}
        />
        <SaveActions label={t("pair")} isPending={pair.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}
