"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Tabs } from "@/components/ui/tabs";
import type { ConnectionCountResource } from "@/lib/api/resources/inspection";
import { ClientTable } from "./client-table";
import { stateText } from "./state-text";
import { TemplateTable } from "./template-table";

/** Who is connected, and what keeps whom where; with what was left out of it said first. */
export function ConnectionsAnswer({ count }: { count: ConnectionCountResource }) {
  const t = useTranslations("live.inspect");
  const format = useFormatter();
  const { connections, clients, isClientsCut, topClients, templates, someTemplates } = count;
  return (
    <div className="flex flex-col gap-3 text-sm">
      {count.isWhole ? null : (
        <Banner tone="caution" title={t("notWhole", { read: count.read, counted: count.counted })} />
      )}
      <p>
        {t(isClientsCut ? "foundMore" : "found", { connections, clients })}
        {count.states.length === 0 ? null : (
          <span className="text-muted"> {stateText(count.states, (number) => format.number(number))}</span>
        )}
      </p>
      <Tabs
        label={t("connections")}
        tabs={[
          {
            id: "clients",
            label: t("topClients"),
            content: (
              <>
                <ClientTable clients={topClients} />
                {topClients.length < clients ? (
                  <Cut>{t("clientsCut", { shown: topClients.length, clients })}</Cut>
                ) : null}
              </>
            ),
          },
          {
            id: "templates",
            label: (
              <>
                {t("persistence")} <span className="text-muted">{format.number(templates)}</span>
              </>
            ),
            content: (
              <>
                <TemplateTable templates={someTemplates} />
                {someTemplates.length < templates ? (
                  <Cut>{t("templatesCut", { shown: someTemplates.length, templates })}</Cut>
                ) : null}
              </>
            ),
          },
        ]}
      />
    </div>
  );
}

function Cut({ children }: { children: string }) {
  return <p className="mt-2 text-muted text-xs">{children}</p>;
}
