"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { NumberField } from "@/components/ui/number-field";
import { SaveActions } from "@/components/ui/save-actions";
import { SwitchField } from "@/components/ui/switch-field";
import { TextField } from "@/components/ui/text-field";
import { createdTokenSchema } from "@/lib/api/resources/token";
import { useSubmit } from "@/lib/client/use-submit";
import { isForWholeClusters, type TokenDuty, tokenDuties } from "@/lib/model/token-duty";
import { ScopeFields, type TokenScopeChoice } from "./scope-fields";

/** Makes a token and shows it, this once. */
export function AddTokenDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("access.tokens");
  const dutyNames = useTranslations("access.verbs");
  const [name, setName] = useState("");
  const [allowed, setAllowed] = useState<readonly TokenDuty[]>(["drain", "restore"]);
  const [scope, setScope] = useState<TokenScopeChoice>({ clusterId: null, serviceId: null });
  const [days, setDays] = useState<number | null>(90);
  const add = useSubmit(createdTokenSchema, (body: object) => ({ path: "/tokens", method: "POST", body }), {
    refresh: ["/tokens"],
  });
  const toggle = (duty: TokenDuty, isOn: boolean) =>
    setAllowed(tokenDuties.filter((each) => (each === duty ? isOn : allowed.includes(each))));
  const isOpen = (duty: TokenDuty) => scope.serviceId === null || !isForWholeClusters(duty);
  if (add.data !== undefined) {
    return (
      <Dialog role="alertdialog" isOpen onClose={onClose} title={t("madeTitle", { name: add.data.name })}>
        <div className="flex flex-col gap-4 text-sm">
          <p>{t("madeText")}</p>
          <CodeBlock wrap label={t("title")} text={add.data.token} />
          <DialogActions>
            <Button variant="primary" onPress={onClose}>
              {t("kept")}
            </Button>
          </DialogActions>
        </div>
      </Dialog>
    );
  }
  const body = {
    name,
    verbs: allowed.filter(isOpen),
    clusterIds: scope.clusterId === null ? [] : [scope.clusterId],
    serviceIds: scope.serviceId === null ? [] : [scope.serviceId],
    ...(days !== null && { expiresInDays: days }),
  };
  return (
    <Dialog isOpen onClose={onClose} title={t("add")}>
      <Form error={add.error} onSubmit={() => add.mutate(body)}>
        <TextField autoFocus path="name" label={t("name")} autoComplete="off" value={name} onChange={setName} />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-2 font-medium text-sm">{t("may")}</legend>
          {tokenDuties.map((duty) => (
            <SwitchField
              key={duty}
              label={dutyNames(duty)}
              isDisabled={!isOpen(duty)}
              isSelected={isOpen(duty) && allowed.includes(duty)}
              onChange={(isOn) => toggle(duty, isOn)}
            />
          ))}
        </fieldset>
        <ScopeFields value={scope} onChange={setScope} />
        <NumberField
          path="expiresInDays"
          label={t("days")}
          minValue={1}
          maxValue={366}
          value={days}
          onChange={setDays}
        />
        <SaveActions label={t("add")} isPending={add.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}
