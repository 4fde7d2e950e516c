"use client";

import { useTranslations } from "next-intl";
import { HostFactsList } from "@/components/hosts/host-facts-list";
import { MissingPackages } from "@/components/hosts/missing-packages";
import { mayBeDirector } from "@/components/hosts/missing-packages-of";
import { useHostTask } from "@/components/hosts/use-host-task";
import { OperationProgress, OperationResult } from "@/components/operations/operation-result";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { DialogActions } from "@/components/ui/dialog";
import { Failure } from "@/components/ui/failure";
import { Panel } from "@/components/ui/panel";
import type { HostResource } from "@/lib/api/resources/host";

/** Signs in, shows what was found, offers to install what is missing. */
export function CheckStep({ host, onBack }: { host: HostResource; onBack: () => void }) {
  const t = useTranslations("hosts.check");
  const facts = useHostTask(host.id, "host_facts");
  const failed = facts.operation !== undefined && !facts.isRunning && facts.operation.state !== "confirmed";
  return (
    <Panel title={t("title")}>
      <div className="flex flex-col gap-5">
        {facts.isRunning ? <OperationProgress operation={facts.operation} /> : null}
        {failed && facts.operation !== undefined ? <OperationResult operation={facts.operation} /> : null}
        <Failure error={facts.error} />
        {host.facts !== null && !failed ? (
          <>
            <Banner tone="good" title={t("works")}>
              {t("worksText")}
            </Banner>
            <HostFactsList facts={host.facts} asDirector={mayBeDirector(host)} />
            <MissingPackages host={host} />
          </>
        ) : null}
        <DialogActions>
          <Button variant="quiet" onPress={onBack}>
            {t("changeAccess")}
          </Button>
          <Button onPress={() => facts.start({})} isPending={facts.isRunning}>
            {t("again")}
          </Button>
          {host.facts !== null && !failed ? (
            <ButtonLink variant="primary" href={`/hosts/${host.id}`}>
              {t("done")}
            </ButtonLink>
          ) : null}
        </DialogActions>
      </div>
    </Panel>
  );
}
