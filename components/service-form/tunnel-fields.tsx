"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { NumberField } from "@/components/ui/number-field";
import { SelectField } from "@/components/ui/select-field";
import type { Tunnel } from "@/lib/model/tunnel";
import { useServiceGap } from "./use-service-gap";

type Props = { value: Tunnel; onChange: (value: Tunnel) => void; path: readonly (string | number)[] };

type Checksum = "none" | "on" | "remote";

const kinds = ["ipip", "gre", "gue"] as const;

/** IANA's port for GUE. */
const guePort = 6080;

/** What packets are wrapped in on their way to a real server. */
export function TunnelFields({ value, onChange, path }: Props) {
  const t = useTranslations("clusters.tunnel");
  const gap = useServiceGap();
  const reasons = useMemo(() => {
    const reason = (kind: Tunnel["kind"]) => gap({ destination: { forwarding: "tun", tunnel: newTunnel(kind) } });
    return { ipip: reason("ipip"), gre: reason("gre"), gue: reason("gue") };
  }, [gap]);
  const at = (field: string) => [...path, "tunnel", field];
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <SelectField<Tunnel["kind"]>
        label={t("label")}
        path={at("kind")}
        value={value.kind}
        onChange={(kind) => onChange(newTunnel(kind))}
        choices={kinds.map((kind) => {
          const reason = reasons[kind];
          const description = reason ?? t(`${kind}.about`);
          return { value: kind, label: t(`${kind}.label`), description, isDisabled: reason !== undefined };
        })}
      />
      {value.kind === "gue" ? (
        <NumberField
          isRequired
          label={t("port")}
          path={at("port")}
          minValue={1}
          maxValue={65535}
          value={value.port}
          onChange={(port) => onChange({ ...value, port: port ?? 0 })}
        />
      ) : null}
      {value.kind === "ipip" ? null : (
        <SelectField<Checksum>
          label={t("checksum")}
          path={at("checksum")}
          value={value.checksum}
          onChange={(checksum) => onChange(withChecksum(value, checksum))}
          choices={[
            { value: "none", label: t("checksums.none") },
            { value: "on", label: t("checksums.on") },
            ...(value.kind === "gue" ? [{ value: "remote" as const, label: t("checksums.remote") }] : []),
          ]}
        />
      )}
    </div>
  );
}

function newTunnel(kind: Tunnel["kind"]): Tunnel {
  if (kind === "ipip") return { kind };
  return kind === "gre" ? { kind, checksum: "none" } : { kind, port: guePort, checksum: "none" };
}

function withChecksum(tunnel: Exclude<Tunnel, { kind: "ipip" }>, checksum: Checksum): Tunnel {
  if (tunnel.kind === "gue") return { ...tunnel, checksum };
  return { ...tunnel, checksum: checksum === "remote" ? "none" : checksum };
}
