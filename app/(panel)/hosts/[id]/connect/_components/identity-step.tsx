"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CompareFingerprint } from "@/components/hosts/compare-fingerprint";
import { Fingerprint } from "@/components/hosts/fingerprint";
import { namesFingerprint } from "@/components/hosts/fingerprint-command";
import { useHostTask } from "@/components/hosts/use-host-task";
import { OperationProgress, OperationResult } from "@/components/operations/operation-result";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { DialogActions } from "@/components/ui/dialog";
import { Failure } from "@/components/ui/failure";
import { Panel } from "@/components/ui/panel";
import { type HostResource, hostResourceSchema } from "@/lib/api/resources/host";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";

/** The person compares the host's key before the panel ever signs in there. */
export function IdentityStep({ host }: { host: HostResource }) {
  const t = useTranslations("hosts");
  const scan = useHostTask(host.id, "host_scan");
  const offered = host.offeredHostKey;
  if (host.trust === "quarantined") {
    return (
      <Banner
        tone="bad"
        title={t("quarantine.title")}
        actions={<ButtonLink href={`/hosts/${host.id}`}>{t("quarantine.decide")}</ButtonLink>}
      >
        {t("quarantine.text")}
      </Banner>
    );
  }
  return (
    <Panel title={t("steps.identity")} description={t("identity.description")}>
      {scan.isRunning ? (
        <OperationProgress operation={scan.operation} />
      ) : offered === null ? (
        <div className="flex flex-col items-start gap-4">
          {scan.operation === undefined ? null : <OperationResult operation={scan.operation} />}
          <Failure error={scan.error} />
          <Button variant="primary" onPress={() => scan.start({})}>
            {t("identity.scan")}
          </Button>
        </div>
      ) : (
        <ConfirmKey host={host} offered={offered} onRescan={() => scan.start({})} />
      )}
    </Panel>
  );
}

type ConfirmProps = { host: HostResource; offered: NonNullable<HostResource["offeredHostKey"]>; onRescan: () => void };

function ConfirmKey({ host, offered, onRescan }: ConfirmProps) {
  const t = useTranslations("hosts.identity");
  const [pasted, setPasted] = useState("");
  const trust = useSubmit(
    hostResourceSchema,
    (fingerprint: string) => ({ path: apiPath`/hosts/${host.id}/trust`, method: "POST", body: { fingerprint } }),
    { refresh: ["/hosts"] },
  );
  const contradicts = pasted.trim() !== "" && !namesFingerprint(pasted, offered.fingerprint);
  return (
    <div className="flex flex-col gap-4">
      <div>
        <p className="mb-1.5 text-muted text-sm">{t("offers", { algorithm: offered.algorithm })}</p>
        <Fingerprint text={offered.fingerprint} />
      </div>
      <CompareFingerprint
        fingerprint={offered.fingerprint}
        algorithm={offered.algorithm}
        pasted={pasted}
        onPaste={setPasted}
      />
      <Failure error={trust.error} />
      <DialogActions>
        <Button variant="quiet" onPress={onRescan}>
          {t("rescan")}
        </Button>
        <Button
          variant="primary"
          isPending={trust.isPending || trust.isSuccess}
          isDisabled={contradicts}
          onPress={() => trust.mutate(offered.fingerprint)}
        >
          {t("confirm")}
        </Button>
      </DialogActions>
    </div>
  );
}
