"use client";

import { useTranslations } from "next-intl";
import { RampFields } from "@/components/runs/ramp-fields";
import { newRampForm } from "@/components/runs/ramp-form";
import { FormSection } from "@/components/ui/form-section";
import { NumberField } from "@/components/ui/number-field";
import { RadioCards } from "@/components/ui/radio-cards";
import { SwitchField } from "@/components/ui/switch-field";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import { HookFields } from "./hook-fields";
import { OrderList } from "./order-list";
import type { RollingForm } from "./rolling-form";
import { TakeOutFields } from "./take-out-fields";

type Props = { cluster: ClusterResource; form: RollingForm; onChange: (form: RollingForm) => void };

/** The settings of a rolling deploy, in the order in which a server meets them. */
export function RollingSections({ cluster, form, onChange }: Props) {
  const t = useTranslations("runs.wizard");
  const facts = useTranslations("runs.facts");
  const verbs = useTranslations("clusters.verbs");
  return (
    <>
      <FormSection
        isOpenAtFirst
        title={t("order")}
        summary={t("orderSummary", { count: form.realServerIds.length })}
        paths={["realServerIds", "batchSize", "minCapacityPercent"]}
      >
        <OrderList
          realServers={cluster.realServers}
          chosen={form.realServerIds}
          onChange={(realServerIds) => onChange({ ...form, realServerIds })}
        />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <NumberField
            isRequired
            label={facts("batchSize")}
            description={t("batchSizeAbout")}
            path="batchSize"
            minValue={1}
            maxValue={100}
            value={form.batchSize}
            onChange={(batchSize) => onChange({ ...form, batchSize })}
          />
          <NumberField
            isRequired
            label={t("minCapacity")}
            description={t("minCapacityAbout")}
            path="minCapacityPercent"
            minValue={0}
            maxValue={99}
            value={form.minCapacityPercent}
            onChange={(minCapacityPercent) => onChange({ ...form, minCapacityPercent })}
          />
        </div>
      </FormSection>
      <FormSection
        isOpenAtFirst
        title={facts("takeOut")}
        summary={verbs(`${form.takeOut}.label`)}
        paths={["takeOut", "drainLimitSec", "onDrainLimit"]}
      >
        <TakeOutFields form={form} onChange={onChange} />
      </FormSection>
      <FormSection isOpenAtFirst title={facts("hook")} summary={facts(`hooks.${form.hook}`)} paths={["hook"]}>
        <HookFields form={form} onChange={onChange} />
      </FormSection>
      <FormSection
        title={t("back")}
        summary={form.ramp === null ? facts("atOnce") : facts("ramp")}
        paths={["healthGate", "ramp", "soakSec", "onFailure"]}
      >
        <div className="grid items-start gap-4 sm:grid-cols-3">
          <NumberField
            isRequired
            label={t("checks")}
            description={t("checksAbout")}
            path="healthGate.checks"
            minValue={1}
            maxValue={100}
            value={form.checks}
            onChange={(checks) => onChange({ ...form, checks })}
          />
          <NumberField
            isRequired
            label={t("within")}
            path="healthGate.withinSec"
            minValue={1}
            maxValue={86_400}
            value={form.withinSec}
            onChange={(withinSec) => onChange({ ...form, withinSec })}
          />
          <NumberField
            isRequired
            label={t("soak")}
            description={t("soakAbout")}
            path="soakSec"
            minValue={0}
            maxValue={604_800}
            value={form.soakSec}
            onChange={(soakSec) => onChange({ ...form, soakSec })}
          />
        </div>
        <SwitchField
          label={t("ramp")}
          description={t("rampAbout")}
          isSelected={form.ramp !== null}
          onChange={(isOn) => onChange({ ...form, ramp: isOn ? newRampForm : null })}
        />
        {form.ramp === null ? null : (
          <RampFields path="ramp" unit="percent" value={form.ramp} onChange={(ramp) => onChange({ ...form, ramp })} />
        )}
        <RadioCards
          label={facts("onFailure")}
          columns={2}
          choices={[
            { value: "restore", label: facts("rollingFailure.restore"), description: t("restoreAbout") },
            { value: "stop", label: facts("rollingFailure.stop"), description: t("stopAbout") },
          ]}
          value={form.onFailure}
          onChange={(onFailure) => onChange({ ...form, onFailure })}
        />
      </FormSection>
    </>
  );
}
