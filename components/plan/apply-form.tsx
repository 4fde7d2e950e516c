"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { NumberField } from "@/components/ui/number-field";
import { SwitchField } from "@/components/ui/switch-field";
import { TextField } from "@/components/ui/text-field";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";

type Props = { planId: string; isBlocked: boolean };

/** Has a plan carried out, and leads to where it can be watched. One plan makes one operation, however often it is sent. */
export function ApplyForm({ planId, isBlocked }: Props) {
  const t = useTranslations("clusters.plan");
  const router = useRouter();
  const [reason, setReason] = useState("");
  const [confirms, setConfirms] = useState(false);
  const [minutes, setMinutes] = useState<number | null>(5);
  const apply = useSubmit(
    operationResourceSchema,
    () => ({
      method: "POST" as const,
      path: apiPath`/plans/${planId}/apply`,
      body: { reason, confirmWithinMin: confirms ? (minutes ?? undefined) : null },
      idempotencyKey: `apply-${planId}`,
    }),
    { refresh: ["/operations"], onDone: ({ id }) => router.push(`/operations/${id}`) },
  );
  return (
    <Form error={apply.error} onSubmit={() => (isBlocked ? undefined : apply.mutate(undefined))}>
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          className="min-w-64 flex-1"
          label={t("reason")}
          placeholder={t("reasonPlaceholder")}
          path="reason"
          value={reason}
          onChange={setReason}
        />
        <Button type="submit" variant="primary" size="md" isPending={apply.isPending} isDisabled={isBlocked}>
          {t("apply")}
        </Button>
      </div>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <SwitchField
          label={t("confirmWithin")}
          description={t("confirmWithinAbout")}
          isSelected={confirms}
          onChange={setConfirms}
        />
        {confirms ? (
          <NumberField
            className="w-40"
            label={t("confirmMinutes")}
            path="confirmWithinMin"
            minValue={1}
            maxValue={60}
            value={minutes}
            onChange={setMinutes}
          />
        ) : null}
      </div>
    </Form>
  );
}
