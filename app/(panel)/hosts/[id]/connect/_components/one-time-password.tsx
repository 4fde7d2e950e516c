"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useHostTask } from "@/components/hosts/use-host-task";
import { OperationProgress, OperationResult } from "@/components/operations/operation-result";
import { Button } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";
import { Failure } from "@/components/ui/failure";
import { Form } from "@/components/ui/form";
import { TextField } from "@/components/ui/text-field";
import type { HostResource } from "@/lib/api/resources/host";
import { useCheckAccess, useSetCredential } from "./use-check-access";

/** Signs in once with a password to add the worker's key. The field is emptied at once; the password is never kept. */
export function OneTimePassword({ host, onGranted }: { host: HostResource; onGranted: () => void }) {
  const t = useTranslations("hosts.access");
  const [password, setPassword] = useState("");
  const [isAsked, setAsked] = useState(false);
  const install = useHostTask(host.id, "host_install_key");
  const check = useCheckAccess(host, onGranted);
  const choose = useSetCredential(host);
  const isInstalled = isAsked && !install.isRunning && install.operation?.state === "confirmed";
  const goOn = check.mutate;
  useEffect(() => {
    if (isInstalled) {
      goOn(undefined);
    }
  }, [isInstalled, goOn]);
  const begin = () => {
    install.start({ password }, { onSuccess: () => setAsked(true) });
    setPassword("");
  };
  const submit = () =>
    host.credential === "worker_key" ? begin() : choose.mutate({ kind: "worker_key" }, { onSuccess: begin });
  return (
    <Form error={install.error ?? choose.error} onSubmit={submit}>
      <TextField
        path="password"
        type="password"
        autoComplete="off"
        label={t("passwordOf", { user: host.username })}
        description={t("passwordKept")}
        value={password}
        onChange={setPassword}
      />
      {install.isRunning ? <OperationProgress operation={install.operation} /> : null}
      {isAsked && !install.isRunning && install.operation !== undefined && !isInstalled ? (
        <OperationResult operation={install.operation} />
      ) : null}
      <Failure error={check.error} />
      <DialogActions>
        <Button type="submit" variant="primary" isPending={install.isRunning || choose.isPending || check.isPending}>
          {t("installKey")}
        </Button>
      </DialogActions>
    </Form>
  );
}
