"use client";

import { Cable, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { hostEndpoint } from "@/components/hosts/host-endpoint";
import { HostFactsList } from "@/components/hosts/host-facts-list";
import { HostMark } from "@/components/hosts/host-mark";
import { MissingPackages } from "@/components/hosts/missing-packages";
import { mayBeDirector } from "@/components/hosts/missing-packages-of";
import { useHost } from "@/components/hosts/use-host";
import { useHostTask } from "@/components/hosts/use-host-task";
import { Crumbs } from "@/components/shell/crumbs";
import { useCan } from "@/components/shell/session";
import { Age } from "@/components/ui/age";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Failure } from "@/components/ui/failure";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import type { HostResource } from "@/lib/api/resources/host";
import { HostAccess } from "./host-access";
import { HostInterfaces } from "./host-interfaces";
import { HostLive } from "./host-live";
import { HostMenu } from "./host-menu";
import { HostOperations } from "./host-operations";
import { HostStandingBanner } from "./host-standing-banner";
import { HostUses } from "./host-uses";

/** Everything known of one machine. */
export function HostPage({ initial }: { initial: HostResource }) {
  const t = useTranslations("hosts");
  const host = useHost(initial);
  const mayManage = useCan("host.manage");
  const facts = useHostTask(host.id, "host_facts");
  return (
    <>
      <Crumbs crumbs={[{ label: host.name }]} />
      <PageHeader
        title={host.name}
        marks={<HostMark host={host} filled />}
        description={
          <>
            <span className="font-mono text-[13px]">{`${host.username}@${hostEndpoint(host)}`}</span>
            {" · "}
            {t("seen")} <Age at={host.lastSeenAt} />
          </>
        }
        {...(mayManage ? { actions: <HostActions host={host} /> } : {})}
      />
      <div className="flex flex-col gap-5">
        <HostStandingBanner host={host} />
        <MissingPackages host={host} />
        <HostLive host={host} />
        <div className="grid items-start gap-5 xl:grid-cols-2">
          <Panel
            title={t("facts.title")}
            {...(mayManage && host.trust === "trusted"
              ? {
                  actions: (
                    <Button
                      variant="quiet"
                      icon={<RefreshCw aria-hidden="true" />}
                      isPending={facts.isRunning}
                      onPress={() => facts.start({})}
                    >
                      {t("facts.again")}
                    </Button>
                  ),
                }
              : {})}
          >
            <Failure error={facts.error} />
            {host.facts === null ? (
              <EmptyState title={t("facts.none")}>{t("facts.noneText")}</EmptyState>
            ) : (
              <>
                <HostFactsList facts={host.facts} asDirector={mayBeDirector(host)} />
                <p className="mt-4 text-muted text-xs">
                  {t("facts.read")} <Age at={host.factsAt} />
                </p>
              </>
            )}
          </Panel>
          <div className="flex min-w-0 flex-col gap-5">
            <HostAccess host={host} />
            <HostUses host={host} />
            <HostInterfaces host={host} />
          </div>
        </div>
        <HostOperations host={host} />
      </div>
    </>
  );
}

function HostActions({ host }: { host: HostResource }) {
  const t = useTranslations("hosts");
  return (
    <>
      {host.trust === "quarantined" ? null : (
        <ButtonLink href={`/hosts/${host.id}/connect`} icon={<Cable aria-hidden="true" />}>
          {t(host.trust === "trusted" ? "connect.change" : "connect.title")}
        </ButtonLink>
      )}
      <HostMenu host={host} />
    </>
  );
}
