"use client";

import { useTranslations } from "next-intl";
import { OperationProgress, OperationResult } from "@/components/operations/operation-result";
import { useCan } from "@/components/shell/session";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Failure } from "@/components/ui/failure";
import type { HostResource } from "@/lib/api/resources/host";
import { type MissingFor, missingPackages } from "./missing-packages-of";
import { useHostTask } from "./use-host-task";

/** Says which packages are missing here, what for, and installs them on request, by the host's own package manager. */
export function MissingPackages({ host }: { host: HostResource }) {
  const install = useHostTask(host.id, "host_packages");
  const missing = missingPackages(host);
  const failed = install.operation !== undefined && !install.isRunning && install.operation.state !== "confirmed";
  if (missing.length === 0) {
    return null;
  }
  return (
    <div className="flex flex-col gap-3">
      {missing.map((one) => (
        <Offer
          key={one.use}
          missing={one}
          manager={host.facts?.packageManager ?? null}
          isRunning={install.isRunning}
          onInstall={() => install.start({ packages: [...one.packages] })}
        />
      ))}
      {install.isRunning ? <OperationProgress operation={install.operation} /> : null}
      {failed && install.operation !== undefined ? <OperationResult operation={install.operation} /> : null}
      <Failure error={install.error} />
    </div>
  );
}

type OfferProps = { missing: MissingFor; manager: string | null; isRunning: boolean; onInstall: () => void };

function Offer({ missing: { use, packages }, manager, isRunning, onInstall }: OfferProps) {
  const t = useTranslations("hosts.packages");
  const mayManage = useCan("host.manage");
  const names = packages.join(", ");
  const button = (
    <Button isPending={isRunning} onPress={onInstall}>
      {t("install", { packages: names })}
    </Button>
  );
  return (
    <Banner
      tone="info"
      title={t("title", { packages: names })}
      {...(mayManage && manager !== null ? { actions: button } : {})}
    >
      {t(`for.${use}`)} {manager === null ? t("noManager") : t("text", { manager })}
    </Banner>
  );
}
