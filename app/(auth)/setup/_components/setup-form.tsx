"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { TextField } from "@/components/ui/text-field";
import { sessionResourceSchema } from "@/lib/api/resources/people";
import { useSubmit } from "@/lib/client/use-submit";
import { useFragmentToken } from "./use-fragment-token";

/** Makes the first person, an admin, with the one-time token that the start of the panel printed. */
export function SetupForm() {
  const t = useTranslations("access.setup");
  const linkToken = useFragmentToken();
  const [typedToken, setTypedToken] = useState("");
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const setUp = useSubmit(
    sessionResourceSchema,
    (body: { token: string; name: string; email: string; password: string }) => ({
      path: "/setup",
      method: "POST",
      body,
    }),
  );
  const submit = () =>
    setUp.mutate(
      { token: linkToken ?? typedToken.trim(), name, email, password },
      { onSuccess: () => window.location.assign("/") },
    );
  return (
    <div className="w-full max-w-md rounded-xl border border-border bg-surface p-6 shadow-surface">
      <h1 className="font-semibold text-lg">{t("title")}</h1>
      <p className="mt-1 mb-5 text-muted text-sm">{t("intro")}</p>
      <Form error={setUp.error} onSubmit={submit}>
        {linkToken === null ? (
          <TextField
            mono
            path="token"
            label={t("token")}
            description={t("tokenHelp")}
            autoComplete="off"
            value={typedToken}
            onChange={setTypedToken}
          />
        ) : null}
        <TextField path="name" label={t("name")} autoComplete="name" value={name} onChange={setName} />
        <TextField
          path="email"
          label={t("email")}
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
        />
        <TextField
          path="password"
          label={t("password")}
          description={t("passwordHelp")}
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
        />
        <Button
          type="submit"
          variant="primary"
          size="md"
          fullWidth
          className="mt-2"
          isPending={setUp.isPending || setUp.isSuccess}
        >
          {t("submit")}
        </Button>
      </Form>
    </div>
  );
}
