"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConnectSteps } from "@/components/hosts/connect-steps";
import { hostEndpoint } from "@/components/hosts/host-endpoint";
import { HostMark } from "@/components/hosts/host-mark";
import { useHost } from "@/components/hosts/use-host";
import { Crumbs } from "@/components/shell/crumbs";
import { PageHeader } from "@/components/ui/page-header";
import type { HostResource } from "@/lib/api/resources/host";
import { AccessStep } from "./access-step";
import { CheckStep } from "./check-step";
import { IdentityStep } from "./identity-step";

/**
 * Leads from an address to a usable host. The step follows from what is known of the host, not from clicks: closing the
 * tab loses nothing, and a second person sees the same step.
 */
export function ConnectWizard({ initial, publicKey }: { initial: HostResource; publicKey: string | null }) {
  const t = useTranslations("hosts");
  const host = useHost(initial);
  // Once access was asked for, the check shows how it goes; going back to access is the reader's choice.
  const [isChecking, setChecking] = useState(initial.facts !== null);
  const step = host.trust !== "trusted" ? 1 : isChecking ? 3 : 2;
  return (
    <>
      <Crumbs crumbs={[{ label: host.name, href: `/hosts/${host.id}` }, { label: t("connect.title") }]} />
      <PageHeader
        title={t("connect.titleOf", { name: host.name })}
        marks={<HostMark host={host} filled />}
        description={<span className="font-mono text-[13px]">{`${host.username}@${hostEndpoint(host)}`}</span>}
      />
      <div className="max-w-3xl">
        <ConnectSteps current={step} />
        {step === 1 ? <IdentityStep host={host} /> : null}
        {step === 2 ? <AccessStep host={host} publicKey={publicKey} onGranted={() => setChecking(true)} /> : null}
        {step === 3 ? <CheckStep host={host} onBack={() => setChecking(false)} /> : null}
      </div>
    </>
  );
}
