"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import { nothing } from "@/lib/client/call-api";
import { useSubmit } from "@/lib/client/use-submit";

const empty = { currentPassword: "", newPassword: "" };

/** One's own password. */
export function PasswordSettings() {
  const t = useTranslations("settings.password");
  const [form, setForm] = useState(empty);
  const change = useSubmit(nothing, () => ({ method: "PUT" as const, path: "/session/password", body: form }), {
    onDone: () => {
      setForm(empty);
      showToast("good", t("changed"));
    },
  });
  return (
    <Form error={change.error} onSubmit={() => change.mutate(undefined)}>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          path="currentPassword"
          type="password"
          label={t("current")}
          autoComplete="current-password"
          value={form.currentPassword}
          onChange={(currentPassword) => setForm({ ...form, currentPassword })}
        />
        <TextField
          path="newPassword"
          type="password"
          label={t("new")}
          description={t("help")}
          autoComplete="new-password"
          value={form.newPassword}
          onChange={(newPassword) => setForm({ ...form, newPassword })}
        />
      </div>
      <div>
        <Button type="submit" isPending={change.isPending}>
          {t("change")}
        </Button>
      </div>
    </Form>
  );
}
