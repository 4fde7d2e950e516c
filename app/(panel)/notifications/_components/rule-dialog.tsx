"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { NumberField } from "@/components/ui/number-field";
import { SelectField } from "@/components/ui/select-field";
import { SwitchField } from "@/components/ui/switch-field";
import { type AlertRuleResource, alertRuleResourceSchema } from "@/lib/api/resources/alert";
import { apiPath } from "@/lib/client/api-path";
import { nothing } from "@/lib/client/call-api";
import { useSubmit } from "@/lib/client/use-submit";
import { severities } from "@/lib/model/alert/kinds";

type Props = { rule: AlertRuleResource; onClose: () => void };

/** Changes a rule; one that comes with the installation gets one of its own in its place. */
export function RuleDialog({ rule, onClose }: Props) {
  const t = useTranslations("alerts.notifications");
  const alerts = useTranslations("alerts");
  const kinds = useTranslations("events.kinds");
  const common = useTranslations("common");
  const [enabled, setEnabled] = useState(rule.enabled);
  const [severity, setSeverity] = useState(rule.severity);
  const [forSec, setForSec] = useState<number | null>(rule.forSec);
  const [threshold, setThreshold] = useState(rule.threshold);
  const done = { refresh: ["/alert-rules"], onDone: onClose };
  const body = { enabled, severity, forSec: forSec ?? 0, threshold };
  const save = useSubmit(
    alertRuleResourceSchema,
    () =>
      rule.id === null
        ? { path: "/alert-rules", method: "POST" as const, body: { kind: rule.kind, ...body } }
        : { path: apiPath`/alert-rules/${rule.id}`, method: "PATCH" as const, revision: rule.revision, body },
    done,
  );
  const reset = useSubmit(
    nothing,
    (id: string) => ({ path: apiPath`/alert-rules/${id}`, method: "DELETE" as const, revision: rule.revision }),
    done,
  );
  const { id } = rule;
  return (
    <Dialog isOpen size="sm" onClose={onClose} title={kinds(rule.kind)}>
      <Form error={save.error ?? reset.error} onSubmit={() => save.mutate(undefined)}>
        <SwitchField label={t("isAlert")} isSelected={enabled} onChange={setEnabled} />
        <SelectField
          label={t("severity")}
          choices={severities.map((value) => ({ value, label: alerts(`severities.${value}`) }))}
          value={severity}
          onChange={setSeverity}
        />
        <NumberField path="forSec" label={t("forSeconds")} minValue={0} value={forSec} onChange={setForSec} />
        {rule.threshold === null ? null : (
          <NumberField
            path="threshold"
            label={t("threshold")}
            description={t("thresholdHelp")}
            minValue={1}
            value={threshold}
            onChange={setThreshold}
          />
        )}
        <DialogActions>
          {id === null ? null : (
            <Button isPending={reset.isPending} onPress={() => reset.mutate(id)}>
              {t("reset")}
            </Button>
          )}
          <Button onPress={onClose}>{common("cancel")}</Button>
          <Button type="submit" variant="primary" isPending={save.isPending}>
            {t("save")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
