"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { NumberField } from "@/components/ui/number-field";
import { SwitchField } from "@/components/ui/switch-field";
import type { Persistence } from "@/lib/model/cluster";
import type { Protocol } from "@/lib/model/listener";
import { useServiceGap } from "./use-service-gap";

type Props = {
  value: Persistence | null;
  onChange: (value: Persistence | null) => void;
  /** Null = whatever has the mark. */
  protocol: Protocol | null;
};

const newPersistence: Persistence = { timeoutSec: 300, prefixLength: null, engine: null };

/** Whether a client stays with its real server, for how long, and what counts as one client. */
export function PersistenceFields({ value, onChange, protocol }: Props) {
  const t = useTranslations("clusters.services");
  const gap = useServiceGap();
  const noSip = useMemo(() => gap({ persistence: { ...newPersistence, engine: "sip" } }), [gap]);
  return (
    <>
      <SwitchField
        label={t("persistence")}
        path="persistence"
        description={t("persistenceAbout")}
        isSelected={value !== null}
        onChange={(on) => onChange(on ? newPersistence : null)}
      />
      {value === null ? null : (
        <>
          <div className="grid gap-3 sm:grid-cols-2">
            <NumberField
              isRequired
              label={t("timeoutSec")}
              path={["persistence", "timeoutSec"]}
              description={t("timeoutAbout")}
              value={value.timeoutSec}
              onChange={(timeoutSec) => onChange({ ...value, timeoutSec: timeoutSec ?? 0 })}
            />
            <NumberField
              label={t("clientPrefix")}
              path={["persistence", "prefixLength"]}
              description={t("clientPrefixAbout")}
              minValue={1}
              maxValue={128}
              value={value.prefixLength}
              onChange={(prefixLength) => onChange({ ...value, prefixLength })}
            />
          </div>
          {protocol === null || protocol === "UDP" || value.engine !== null ? (
            <SwitchField
              label={t("sip")}
              path={["persistence", "engine"]}
              description={noSip ?? t("sipAbout")}
              isDisabled={noSip !== undefined && value.engine === null}
              isSelected={value.engine === "sip"}
              onChange={(on) => onChange({ ...value, engine: on ? "sip" : null })}
            />
          ) : null}
        </>
      )}
    </>
  );
}
