"use client";

import { useTranslations } from "next-intl";
import { installKeyCommand } from "@/components/hosts/install-commands";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { DialogActions } from "@/components/ui/dialog";
import { Failure } from "@/components/ui/failure";
import type { HostResource } from "@/lib/api/resources/host";
import { useCheckAccess, useSetCredential } from "./use-check-access";

type Props = { host: HostResource; publicKey: string | null; onGranted: () => void };

/** One line that adds the worker's public key; it holds no secret and may travel through a chat or a ticket. */
export function InstallLine({ host, publicKey, onGranted }: Props) {
  const t = useTranslations("hosts.access");
  const check = useCheckAccess(host, onGranted);
  const choose = useSetCredential(host);
  if (publicKey === null) {
    return (
      <Banner tone="caution" title={t("noKeyYet")}>
        {t("noKeyYetText")}
      </Banner>
    );
  }
  const submit = () =>
    host.credential === "worker_key"
      ? check.mutate(undefined)
      : choose.mutate({ kind: "worker_key" }, { onSuccess: () => check.mutate(undefined) });
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm">{t("lineHow", { user: host.username })}</p>
      <CodeBlock wrap label={t("lineCommand")} text={installKeyCommand(publicKey)} />
      <Failure error={choose.error ?? check.error} />
      <DialogActions>
        <Button variant="primary" isPending={check.isPending || choose.isPending} onPress={submit}>
          {t("check")}
        </Button>
      </DialogActions>
    </div>
  );
}
