"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCluster } from "@/components/cluster/cluster-context";
import type { Options } from "@/components/cluster/option-fields";
import { Button } from "@/components/ui/button";
import { Failure } from "@/components/ui/failure";
import { useFieldProblems } from "@/components/ui/form-problems";
import { PartNotes } from "@/components/ui/part-notes";
import { TextField } from "@/components/ui/text-field";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";
import { vrrpAuthenticationSchema } from "@/lib/model/vrrp";

type Props = {
  /** Which password it is; never the password itself. null = none. */
  value: unknown;
  onChange: (value: Options | null) => void;
  path: readonly (string | number)[];
  isDisabled: boolean;
};

/** The password of an instance: a random one, or one that other routers have already. Nobody is shown it again. */
export function VrrpPassword({ value, onChange, path, isDisabled }: Props) {
  const t = useTranslations("clusters.vrrp");
  const { id } = useCluster();
  const [password, setPassword] = useState("");
  const { errors } = useFieldProblems(path);
  const make = useSubmit(
    vrrpAuthenticationSchema,
    () => ({
      method: "POST" as const,
      path: apiPath`/clusters/${id}/vrrp-secrets`,
      body: password === "" ? {} : { password },
    }),
    {
      onDone: (authentication) => {
        setPassword("");
        onChange(authentication);
      },
    },
  );
  const known = vrrpAuthenticationSchema.safeParse(value).data;
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 font-medium text-sm">{t("password")}</legend>
      <p className="text-sm">
        {known === undefined ? t("noPassword") : t("passwordSet", { id: known.secretId.slice(0, 8) })}
      </p>
      <PartNotes errors={errors} />
      <Failure error={make.error} />
      {isDisabled ? null : (
        <div className="flex flex-wrap items-end gap-2">
          <TextField
            mono
            className="max-w-56"
            type="password"
            autoComplete="off"
            label={t("newPassword")}
            value={password}
            onChange={setPassword}
          />
          <Button isPending={make.isPending} onPress={() => make.mutate(undefined)}>
            {password === "" ? t("makePassword") : t("usePassword")}
          </Button>
          {known === undefined ? null : (
            <Button variant="quiet" onPress={() => onChange(null)}>
              {t("removePassword")}
            </Button>
          )}
        </div>
      )}
      <p className="text-muted text-xs">{t("passwordAbout")}</p>
    </fieldset>
  );
}
