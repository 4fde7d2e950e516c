"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";
import { Failure } from "@/components/ui/failure";
import { Form } from "@/components/ui/form";
import { TextField } from "@/components/ui/text-field";
import type { HostResource } from "@/lib/api/resources/host";
import { useCheckAccess, useSetCredential } from "./use-check-access";

/** A private key of the operator's own. It is sealed for the worker on arrival; nobody can read it back here. */
export function UploadKey({ host, onGranted }: { host: HostResource; onGranted: () => void }) {
  const t = useTranslations("hosts.access");
  const [privateKey, setPrivateKey] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const choose = useSetCredential(host);
  const check = useCheckAccess(host, onGranted);
  const submit = () =>
    choose.mutate(
      { kind: "uploaded_key", privateKey, ...(passphrase === "" ? {} : { passphrase }) },
      {
        onSuccess: () => {
          setPrivateKey("");
          setPassphrase("");
          check.mutate(undefined);
        },
      },
    );
  return (
    <Form error={choose.error} onSubmit={submit}>
      <TextField
        mono
        rows={6}
        path="privateKey"
        autoComplete="off"
        label={t("privateKey")}
        description={t(host.hasUploadedKey ? "privateKeyReplace" : "privateKeyHelp")}
        value={privateKey}
        onChange={setPrivateKey}
      />
      <TextField
        type="password"
        path="passphrase"
        autoComplete="off"
        label={t("passphrase")}
        description={t("passphraseHelp")}
        value={passphrase}
        onChange={setPassphrase}
      />
      <Failure error={check.error} />
      <DialogActions>
        <Button type="submit" variant="primary" isPending={choose.isPending || check.isPending}>
          {t("storeKey")}
        </Button>
      </DialogActions>
    </Form>
  );
}
