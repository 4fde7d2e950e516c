"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SaveActions } from "@/components/ui/save-actions";
import { SelectField } from "@/components/ui/select-field";
import { alertRuleResourceSchema } from "@/lib/api/resources/alert";
import { useSubmit } from "@/lib/client/use-submit";
import { type ConditionKind, conditionKinds } from "@/lib/model/alert/kinds";
import { defaultRules } from "@/lib/model/alert/rule";
import { RuleFields } from "./rule-fields";
import { ruleBody, ruleForm } from "./rule-form";

const [firstKind] = conditionKinds;

/** Another rule, for some clusters or for all that no other rule of its kind names. */
export function AddRuleDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("alerts.notifications");
  const kinds = useTranslations("events.kinds");
  const [kind, setKind] = useState<ConditionKind>(firstKind);
  const [form, setForm] = useState(() => ruleForm({ ...defaultRules[firstKind], clusterIds: [] }));
  const add = useSubmit(
    alertRuleResourceSchema,
    () => ({ path: "/alert-rules", method: "POST" as const, body: { kind, ...ruleBody(form) } }),
    { refresh: ["/alert-rules"], onDone: onClose },
  );
  const choose = (chosen: ConditionKind) => {
    setKind(chosen);
    setForm(ruleForm({ ...defaultRules[chosen], clusterIds: form.clusterIds }));
  };
  return (
    <Dialog isOpen size="sm" onClose={onClose} title={t("addRule")}>
      <Form error={add.error} onSubmit={() => add.mutate(undefined)}>
        <SelectField
          path="kind"
          label={t("alert")}
          choices={conditionKinds.map((value) => ({ value, label: kinds(value) }))}
          value={kind}
          onChange={choose}
        />
        <RuleFields kind={kind} form={form} onChange={(change) => setForm({ ...form, ...change })} />
        <SaveActions label={t("addRule")} isPending={add.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}
