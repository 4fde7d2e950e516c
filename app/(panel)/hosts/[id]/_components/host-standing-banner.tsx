"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Fingerprint } from "@/components/hosts/fingerprint";
import { hostStanding } from "@/components/hosts/host-standing";
import { useCan } from "@/components/shell/session";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { useSentence } from "@/components/ui/use-sentence";
import type { HostResource } from "@/lib/api/resources/host";
import { RetrustDialog } from "./retrust-dialog";

/** What is wrong with the connection, in a sentence, and the way on. Nothing while all is well. */
export function HostStandingBanner({ host }: { host: HostResource }) {
  const t = useTranslations("hosts");
  const sentence = useSentence("errors");
  const mayManage = useCan("host.manage");
  const standing = hostStanding(host);
  if (standing === "quarantined") {
    return <QuarantineBanner host={host} />;
  }
  if (standing === "unconfirmed") {
    const goOn = <ButtonLink href={`/hosts/${host.id}/connect`}>{t("unconfirmed.action")}</ButtonLink>;
    return (
      <Banner tone="info" title={t("unconfirmed.title")} {...(mayManage ? { actions: goOn } : {})}>
        {t("unconfirmed.text")}
      </Banner>
    );
  }
  if ((standing === "unreachable" || standing === "refused") && host.connectionProblem !== null) {
    return (
      <Banner tone={standing === "refused" ? "caution" : "bad"} title={t(`problem.${standing}`)}>
        {sentence(host.connectionProblem)}
      </Banner>
    );
  }
  return null;
}

function QuarantineBanner({ host }: { host: HostResource }) {
  const t = useTranslations("hosts.quarantine");
  const mayManage = useCan("host.manage");
  const [isOpen, setOpen] = useState(false);
  const { hostKeyFingerprint, offeredHostKey } = host;
  return (
    <Banner
      tone="bad"
      title={t("title")}
      {...(mayManage && offeredHostKey !== null
        ? { actions: <Button onPress={() => setOpen(true)}>{t("review")}</Button> }
        : {})}
    >
      <p>{t("text")}</p>
      <div className="mt-3 flex max-w-2xl flex-col gap-3">
        <div>
          <p className="mb-1 text-muted text-xs">{t("confirmed")}</p>
          <Fingerprint text={hostKeyFingerprint ?? "–"} />
        </div>
        <div>
          <p className="mb-1 text-muted text-xs">{t("offered")}</p>
          <Fingerprint text={offeredHostKey?.fingerprint ?? "–"} />
        </div>
      </div>
      {offeredHostKey === null || hostKeyFingerprint === null ? null : (
        <RetrustDialog
          host={host}
          offered={offeredHostKey}
          confirmed={hostKeyFingerprint}
          isOpen={isOpen}
          onClose={() => setOpen(false)}
        />
      )}
    </Banner>
  );
}
