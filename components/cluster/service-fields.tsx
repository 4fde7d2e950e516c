"use client";

import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/number-field";
import { SelectField } from "@/components/ui/select-field";
import { SwitchField } from "@/components/ui/switch-field";
import { TextField } from "@/components/ui/text-field";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import { schedulers } from "@/lib/model/atoms";
import type { Persistence } from "@/lib/model/cluster";
import { HealthCheckFields } from "./health-check-fields";
import type { ServiceForm } from "./service-form";

type Props = {
  cluster: ClusterResource;
  form: ServiceForm;
  onChange: (form: ServiceForm) => void;
  /** Address, protocol and port identify a service in the kernel and stay as they are. */
  isNew: boolean;
};

const newPersistence: Persistence = { timeoutSec: 300, prefixLength: null, engine: null };

/** The settings of a service. */
export function ServiceFields({ cluster, form, onChange, isNew }: Props) {
  const t = useTranslations("clusters.services");
  const about = useTranslations("clusters.scheduler");
  return (
    <>
      <TextField
        autoFocus
        isRequired
        label={t("name")}
        path="name"
        value={form.name}
        onChange={(name) => onChange({ ...form, name })}
      />
      {isNew ? (
        <div className="grid gap-3 sm:grid-cols-[1fr_8rem_10rem]">
          <SelectField
            isRequired
            label={t("vip")}
            path="vipId"
            placeholder={t("vipChoose")}
            value={form.vipId}
            onChange={(vipId) => onChange({ ...form, vipId })}
            choices={cluster.vips.map(({ id, address }) => ({ value: id, label: address }))}
          />
          <SelectField
            label={t("protocol")}
            path="protocol"
            value={form.protocol}
            onChange={(protocol) => onChange({ ...form, protocol })}
            choices={[
              { value: "TCP", label: "TCP" },
              { value: "UDP", label: "UDP" },
              { value: "SCTP", label: "SCTP" },
            ]}
          />
          <NumberField
            isRequired
            label={t("port")}
            path="port"
            minValue={1}
            maxValue={65535}
            value={form.port}
            onChange={(port) => onChange({ ...form, port })}
          />
        </div>
      ) : null}
      <SelectField
        label={t("scheduler")}
        path="scheduler"
        value={form.scheduler}
        onChange={(scheduler) => onChange({ ...form, scheduler })}
        choices={schedulers.map((value) => ({ value, label: value, description: about(value) }))}
      />
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <SwitchField
          label={t("persistence")}
          description={t("persistenceAbout")}
          isSelected={form.persistence !== null}
          onChange={(on) => onChange({ ...form, persistence: on ? newPersistence : null })}
        />
        {form.persistence === null ? null : (
          <NumberField
            label={t("timeoutSec")}
            path={["persistence", "timeoutSec"]}
            value={form.persistence.timeoutSec}
            onChange={(timeoutSec) =>
              onChange({
                ...form,
                persistence: { ...newPersistence, ...form.persistence, timeoutSec: timeoutSec ?? 0 },
              })
            }
          />
        )}
      </div>
      <HealthCheckFields
        engine={cluster.engine}
        value={form.healthCheck}
        onChange={(healthCheck) => onChange({ ...form, healthCheck })}
      />
    </>
  );
}
