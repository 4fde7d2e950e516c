"use client";

import { useTranslations } from "next-intl";
import { Steps } from "@/components/ui/steps";

/** The way from an address to a host that can be used. */
export function ConnectSteps({ current }: { current: number }) {
  const t = useTranslations("hosts.steps");
  return <Steps label={t("label")} steps={[t("address"), t("identity"), t("access"), t("check")]} current={current} />;
}
