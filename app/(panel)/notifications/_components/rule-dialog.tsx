"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { type AlertRuleResource, alertRuleResourceSchema } from "@/lib/api/resources/alert";
import { apiPath } from "@/lib/client/api-path";
import { nothing } from "@/lib/client/call-api";
import { useSubmit } from "@/lib/client/use-submit";
import { RuleFields } from "./rule-fields";
import { ruleBody, ruleForm } from "./rule-form";

type Props = { rule: AlertRuleResource; onClose: () => void };

/** Changes a rule; one that comes with the installation gets one of its own in its place. */
export function RuleDialog({ rule, onClose }: Props) {
  const t = useTranslations("alerts.notifications");
  const kinds = useTranslations("events.kinds");
  const common = useTranslations("common");
  const [form, setForm] = useState(() => ruleForm(rule));
  const done = { refresh: ["/alert-rules"], onDone: onClose };
  const save = useSubmit(
    alertRuleResourceSchema,
    (body: object) =>
      rule.id === null
        ? { path: "/alert-rules", method: "POST" as const, body: { kind: rule.kind, ...body } }
        : { path: apiPath`/alert-rules/${rule.id}`, method: "PATCH" as const, revision: rule.revision, body },
    done,
  );
  const remove = useSubmit(
    nothing,
    (id: string) => ({ path: apiPath`/alert-rules/${id}`, method: "DELETE" as const, revision: rule.revision }),
    done,
  );
  const { id } = rule;
  return (
    <Dialog isOpen size="sm" onClose={onClose} title={kinds(rule.kind)}>
      <Form error={save.error ?? remove.error} onSubmit={() => save.mutate(ruleBody(form))}>
        <RuleFields kind={rule.kind} form={form} onChange={(change) => setForm({ ...form, ...change })} />
        <DialogActions>
          {id === null ? null : (
            <Button isPending={remove.isPending} onPress={() => remove.mutate(id)}>
              {rule.clusterIds.length === 0 ? t("reset") : t("removeRule")}
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
