"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { TextField } from "@/components/ui/text-field";
import { healthResourceSchema } from "@/lib/api/resources/health";
import { sessionResourceSchema } from "@/lib/api/resources/people";
import { useResource } from "@/lib/client/use-resource";
import { useSubmit } from "@/lib/client/use-submit";

/** E-mail and password; paste and password managers work. Leads to `next` with a full page load, as another person. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations("access.signIn");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useSubmit(sessionResourceSchema, (body: { email: string; password: string }) => ({
    path: "/session",
    method: "POST",
    body,
  }));
  return (
    <div className="w-full max-w-96 rounded-xl border border-border bg-surface p-6 shadow-surface">
      <h1 className="mb-5 font-semibold text-lg">{t("title")}</h1>
      <SetupHint />
      <Form
        error={signIn.error}
        onSubmit={() => signIn.mutate({ email, password }, { onSuccess: () => window.location.assign(next) })}
      >
        <TextField
          autoFocus
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
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        <Button
          type="submit"
          variant="primary"
          size="md"
          fullWidth
          className="mt-2"
          isPending={signIn.isPending || signIn.isSuccess}
        >
          {t("submit")}
        </Button>
      </Form>
    </div>
  );
}

/** On a panel without people nobody can sign in yet; say what to do instead of "wrong password". */
function SetupHint() {
  const t = useTranslations("access.signIn");
  const health = useResource(healthResourceSchema, "/health");
  if (health.data?.setupRequired !== true) {
    return null;
  }
  return (
    <div className="mb-5">
      <Banner tone="info" title={t("setupTitle")}>
        {t("setupText")}
      </Banner>
    </div>
  );
}
