"use client";

import { useTranslations } from "next-intl";
import { OperationProgress, OperationResult } from "@/components/operations/operation-result";
import { useCan } from "@/components/shell/session";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Failure } from "@/components/ui/failure";
import type { HostResource } from "@/lib/api/resources/host";
import { missingPackages } from "./missing-packages-of";
import { useHostTask } from "./use-host-task";

/** Says which packages a director would need here and installs them on request, by the host's own package manager. */
export function MissingPackages({ host }: { host: HostResource }) {
  const t = useTranslations("hosts.packages");
  const mayManage = useCan("host.manage");
  const install = useHostTask(host.id, "host_packages");
  const missing = missingPackages(host.facts);
  const failed = install.operation !== undefined && !install.isRunning && install.operation.state !== "confirmed";
  if (missing.length === 0) {
    return null;
  }
  const manager = host.facts?.packageManager ?? null;
  const button = (
    <Button isPending={install.isRunning} onPress={() => install.start({ packages: missing })}>
      {t("install", { packages: missing.join(", ") })}
    </Button>
  );
  return (
    <div className="flex flex-col gap-3">
      <Banner
        tone="info"
        title={t("title", { packages: missing.join(", ") })}
        {...(mayManage && manager !== null ? { actions: button } : {})}
      >
        {manager === null ? t("noManager") : t("text", { manager })}
      </Banner>
      {install.isRunning ? <OperationProgress operation={install.operation} /> : null}
      {failed && install.operation !== undefined ? <OperationResult operation={install.operation} /> : null}
      <Failure error={install.error} />
    </div>
  );
}
