"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import { type ServicePreset, servicePresets } from "./service-presets";

/** What the service is for: each choice begins the form with settings that suit it. */
export function UseChoice({ clusterId }: { clusterId: string }) {
  const t = useTranslations("clusters.uses");
  return (
    <Panel title={t("title")} description={t("about")}>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {servicePresets.map((preset) => (
          <li key={preset.id}>
            <UseCard preset={preset} href={`/clusters/${clusterId}/services/new?use=${preset.id}`} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function UseCard({ preset: { id, icon: Icon }, href }: { preset: ServicePreset; href: string }) {
  const t = useTranslations("clusters.uses");
  return (
    <Link
      href={href}
      className="flex h-full items-start gap-3 rounded-lg border border-border bg-surface p-3 outline-none hover:border-accent hover:bg-accent/5 focus-visible:outline-2 focus-visible:outline-focus focus-visible:outline-offset-2"
    >
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-muted" />
      <span className="min-w-0">
        <span className="block font-medium text-sm">{t(`${id}.title`)}</span>
        <span className="mt-0.5 block text-muted text-xs/5">{t(`${id}.why`)}</span>
      </span>
    </Link>
  );
}
