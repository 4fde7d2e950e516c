"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { NumberField } from "@/components/ui/number-field";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { Engine } from "@/lib/model/cluster";
import type { HealthCheck } from "@/lib/model/health-check";

type Props = { engine: Engine; value: HealthCheck | null; onChange: (value: HealthCheck | null) => void };

const timing = { delaySec: 5, timeoutSec: 3, retry: 2 };

/** How keepalived finds out whether a destination answers. */
export function HealthCheckFields({ engine, value, onChange }: Props) {
  const t = useTranslations("clusters.check");
  const choose = (kind: "none" | HealthCheck["kind"]): void => {
    const kept = value === null ? timing : { ...timing, delaySec: value.delaySec, timeoutSec: value.timeoutSec };
    if (kind === "none") onChange(null);
    else onChange(kind === "tcp" ? { kind, ...kept } : { kind, ...kept, path: "/", statusCode: 200 });
  };
  return (
    <fieldset className="flex flex-col gap-3">
      <SelectField
        label={t("label")}
        path="healthCheck"
        value={value?.kind ?? "none"}
        onChange={choose}
        choices={[
          { value: "none", label: t("none"), description: t("noneAbout") },
          { value: "tcp", label: t("tcp"), description: t("tcpAbout") },
          { value: "http", label: t("http"), description: t("httpAbout") },
        ]}
      />
      {value !== null && engine === "ipvsadm" ? <Banner tone="caution" title={t("noEffect")} /> : null}
      {value?.kind === "http" ? (
        <div className="grid gap-3 sm:grid-cols-[1fr_10rem]">
          <TextField
            mono
            label={t("path")}
            path={["healthCheck", "path"]}
            value={value.path}
            onChange={(path) => onChange({ ...value, path })}
          />
          <NumberField
            label={t("statusCode")}
            path={["healthCheck", "statusCode"]}
            value={value.statusCode}
            onChange={(statusCode) => onChange({ ...value, statusCode: statusCode ?? 0 })}
          />
        </div>
      ) : null}
      {value === null ? null : (
        <div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
          <NumberField
            label={t("delaySec")}
            path={["healthCheck", "delaySec"]}
            value={value.delaySec}
            onChange={(delaySec) => onChange({ ...value, delaySec: delaySec ?? 0 })}
          />
          <NumberField
            label={t("timeoutSec")}
            path={["healthCheck", "timeoutSec"]}
            value={value.timeoutSec}
            onChange={(timeoutSec) => onChange({ ...value, timeoutSec: timeoutSec ?? 0 })}
          />
          <NumberField
            label={t("retry")}
            path={["healthCheck", "retry"]}
            value={value.retry}
            onChange={(retry) => onChange({ ...value, retry: retry ?? 0 })}
          />
        </div>
      )}
    </fieldset>
  );
}
