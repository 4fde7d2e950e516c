"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMayOverride } from "@/components/cluster/use-may-override";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { operationResourceSchema, type PlanResource } from "@/lib/api/resources/operation";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";
import type { GuardOverride } from "@/lib/model/guard-override";
import { OverrideDialog } from "./override-dialog";

/** Says that guards forbid a plan, and lets who may have it applied all the same. */
export function OverrideApply({ plan, isBlocked }: { plan: PlanResource; isBlocked: boolean }) {
  const t = useTranslations("clusters.guards");
  const router = useRouter();
  const mayOverride = useMayOverride();
  const [isOpen, setOpen] = useState(false);
  const apply = useSubmit(
    operationResourceSchema,
    (override: GuardOverride) => ({
      method: "POST" as const,
      path: apiPath`/plans/${plan.id}/apply`,
      body: { reason: override.reason, override },
      idempotencyKey: `override-${plan.id}`,
    }),
    { refresh: ["/operations"], onDone: ({ id }) => router.push(`/operations/${id}`) },
  );
  const forbidding = plan.guards.filter(({ verdict }) => verdict === "forbids");
  if (forbidding.length === 0) return null;
  const canBe = forbidding.every(({ overridable }) => overridable) && !isBlocked;
  return (
    <>
      <Banner
        tone="bad"
        title={t("forbidden", { count: forbidding.length })}
        actions={canBe && mayOverride ? <Button onPress={() => setOpen(true)}>{t("override")}</Button> : undefined}
      >
        {canBe ? (mayOverride ? t("forbiddenAbout") : t("mayNotOverride")) : t("forbiddenFixed")}
      </Banner>
      {isOpen ? (
        <OverrideDialog
          forbidding={forbidding.map(({ guard, problems }) => ({
            guard,
            messages: problems.map(({ message }) => message),
          }))}
          confirmLabel={t("applyAnyway")}
          isPending={apply.isPending}
          error={apply.error}
          onOverride={(override) => apply.mutate(override)}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
