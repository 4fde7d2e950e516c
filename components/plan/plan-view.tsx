"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import type { PlanResource } from "@/lib/api/resources/operation";
import type { HostPlan, Plan, Wave } from "@/lib/plan/model";
import { GuardList } from "./guard-list";
import { HostPart } from "./host-part";
import { ShareTable } from "./share-table";

/** What a plan will do, in the order in which it will be done, down to the exact commands. */
export function PlanView({ plan, body }: { plan: PlanResource; body: Plan }) {
  const t = useTranslations("clusters.plan");
  const errors = plan.problems.filter(({ severity }) => severity === "error");
  const unchanged = body.waves.flatMap(({ hosts }) => hosts.filter((host) => !changes(host)));
  const warnings = plan.problems.filter(({ severity }) => severity === "warning");
  return (
    <div className="flex flex-col gap-4">
      {errors.length === 0 ? null : (
        <Banner tone="bad" title={t("blocked", { count: errors.length })}>
          <Sentences messages={errors.map(({ message }) => message)} />
        </Banner>
      )}
      {warnings.length === 0 ? null : (
        <Banner tone="caution" title={t("warnings", { count: warnings.length })}>
          <Sentences messages={warnings.map(({ message }) => message)} />
        </Banner>
      )}
      {plan.guards.length === 0 ? null : <GuardList guards={plan.guards} />}
      <ShareTable shares={body.shares} />
      {body.changeCount === 0 && errors.length === 0 ? (
        <Panel>
          <EmptyState title={t("nothingTitle")}>{t("nothingAbout")}</EmptyState>
        </Panel>
      ) : null}
      <ol className="flex flex-col gap-4">
        {changingWaves(body).map((wave, index) => (
          <li key={wave.kind}>
            <Panel
              title={t("wave", { number: index + 1, name: t(`waves.${wave.kind}.title`) })}
              description={t(`waves.${wave.kind}.about`)}
              padding="none"
            >
              <HostParts hosts={wave.hosts} />
            </Panel>
          </li>
        ))}
      </ol>
      {unchanged.length === 0 ? null : (
        <Panel title={t("unchangedTitle")} description={t("unchangedAbout")} padding="none">
          <HostParts hosts={unchanged} />
        </Panel>
      )}
    </div>
  );
}

function HostParts({ hosts }: { hosts: readonly HostPlan[] }) {
  return (
    <ul className="divide-y divide-separator">
      {hosts.map((host) => (
        <li key={`${host.hostId} ${host.role}`} className="px-4 py-3">
          <HostPart host={host} />
        </li>
      ))}
    </ul>
  );
}

function changes({ steps }: HostPlan): boolean {
  return steps.some(({ action }) => action !== "no-op");
}

/** The waves as far as something changes in them. */
function changingWaves({ waves }: Plan): Wave[] {
  return waves.map((wave) => ({ ...wave, hosts: wave.hosts.filter(changes) })).filter(({ hosts }) => hosts.length > 0);
}

function Sentences({ messages }: { messages: readonly string[] }) {
  return (
    <ul className="list-disc ps-4">
      {messages.map((message) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
}
