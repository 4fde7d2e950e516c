"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { NumberField } from "@/components/ui/number-field";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { Engine } from "@/lib/model/cluster";
import { type HealthCheck, type HealthCheckKind, healthCheckSchema } from "@/lib/model/health-check";

type Props = {
  engine: Engine;
  value: readonly HealthCheck[];
  onChange: (value: readonly HealthCheck[]) => void;
};

/** Those that need no more than their kind. */
const offered = ["tcp", "http", "https", "smtp", "dns", "udp", "ping"] as const satisfies readonly HealthCheckKind[];

/** How keepalived finds out whether a destination answers: the first check; further ones are kept. */
export function HealthCheckFields({ engine, value: checks, onChange: onChangeAll }: Props) {
  const t = useTranslations("clusters.check");
  const [value, ...others] = checks;
  const onChange = (first: HealthCheck): void => onChangeAll([first, ...others]);
  const choose = (kind: "none" | HealthCheckKind): void => {
    if (kind === "none") onChangeAll(others);
    else if (kind !== value?.kind) onChange(healthCheckSchema.parse({ kind }));
  };
  const kinds: readonly HealthCheckKind[] =
    value === undefined || offered.some((kind) => kind === value.kind) ? offered : [...offered, value.kind];
  const url = value !== undefined && "urls" in value ? value.urls[0] : undefined;
  return (
    <fieldset className="flex flex-col gap-3">
      <SelectField
        label={t("label")}
        path="healthChecks"
        value={value?.kind ?? "none"}
        onChange={choose}
        choices={[
          { value: "none", label: t("none"), description: t("noneAbout") },
          ...kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`), description: t(`about.${kind}`) })),
        ]}
      />
      {value !== undefined && engine === "ipvsadm" ? <Banner tone="caution" title={t("noEffect")} /> : null}
      {value !== undefined && "urls" in value && url !== undefined ? (
        <div className="grid gap-3 sm:grid-cols-[1fr_10rem]">
          <TextField
            mono
            label={t("path")}
            path={["healthChecks", 0, "urls", 0, "path"]}
            value={url.path}
            onChange={(path) => onChange({ ...value, urls: [{ ...url, path }, ...value.urls.slice(1)] })}
          />
          <TextField
            mono
            label={t("statusCodes")}
            path={["healthChecks", 0, "urls", 0, "statusCodes"]}
            value={url.statusCodes}
            onChange={(statusCodes) => onChange({ ...value, urls: [{ ...url, statusCodes }, ...value.urls.slice(1)] })}
          />
        </div>
      ) : null}
      {value === undefined || !("delaySec" in value) ? null : (
        <div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
          <NumberField
            label={t("delaySec")}
            path={["healthChecks", 0, "delaySec"]}
            value={value.delaySec}
            onChange={(delaySec) => onChange({ ...value, delaySec: delaySec ?? 0 })}
          />
          <NumberField
            label={t("timeoutSec")}
            path={["healthChecks", 0, "timeoutSec"]}
            value={value.timeoutSec}
            onChange={(timeoutSec) => onChange({ ...value, timeoutSec: timeoutSec ?? 0 })}
          />
          <NumberField
            label={t("retry")}
            path={["healthChecks", 0, "retry"]}
            value={value.retry}
            onChange={(retry) => onChange({ ...value, retry: retry ?? 0 })}
          />
        </div>
      )}
    </fieldset>
  );
}
