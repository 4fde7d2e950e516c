"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLanguage } from "@/components/shell/use-language";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SaveActions } from "@/components/ui/save-actions";
import { SwitchField } from "@/components/ui/switch-field";
import { TextField } from "@/components/ui/text-field";
import { createdWallScreenSchema } from "@/lib/api/resources/wall";
import { useSubmit } from "@/lib/client/use-submit";
import { ScreenFields } from "./screen-fields";
import { screenBody, screenForm } from "./screen-form";

/** Lets a screen in: the one that shows a code, or whichever opens the link that is shown afterwards, this once. */
export function AddScreenDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("access.screens");
  const { language } = useLanguage();
  const [form, setForm] = useState(() => screenForm(null, language));
  const [code, setCode] = useState("");
  const [pinAddress, setPinAddress] = useState(false);
  const add = useSubmit(createdWallScreenSchema, (body: object) => ({ path: "/wall-screens", method: "POST", body }), {
    refresh: ["/wall-screens"],
  });
  if (add.data !== undefined) {
    const { name, token } = add.data;
    return (
      <Dialog role="alertdialog" isOpen onClose={onClose} title={t("madeTitle", { name })}>
        <div className="flex flex-col gap-4 text-sm">
          <p>{token === null ? t("paired") : t("madeText")}</p>
          {token === null ? null : (
            <CodeBlock wrap label={t("link")} text={`${window.location.origin}/wall#token=${token}`} />
          )}
          <DialogActions>
            <Button variant="primary" onPress={onClose}>
              {token === null ? t("done") : t("kept")}
            </Button>
          </DialogActions>
        </div>
      </Dialog>
    );
  }
  const body = { ...screenBody(form), pinAddress, ...(code.trim() !== "" && { code }) };
  return (
    <Dialog isOpen onClose={onClose} title={t("add")}>
      <Form error={add.error} onSubmit={() => add.mutate(body)}>
        <ScreenFields form={form} onChange={(change) => setForm({ ...form, ...change })} />
        <SwitchField label={t("pin")} isSelected={pinAddress} onChange={setPinAddress} />
        <TextField
          path="code"
          label={t("code")}
          description={t("codeAbout")}
          autoComplete="off"
          value={code}
          onChange={setCode}
        />
        <SaveActions label={t("add")} isPending={add.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}
