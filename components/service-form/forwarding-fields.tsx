"use client";

import { useTranslations } from "next-intl";
import { RadioCards } from "@/components/ui/radio-cards";
import { type Forwarding, forwardingSchema } from "@/lib/model/cluster";
import type { ForwardingForm } from "./forwarding-form";
import { TunnelFields } from "./tunnel-fields";

type Props = {
  value: ForwardingForm;
  onChange: (value: ForwardingForm) => void;
  /** Where the destination is in what is sent; "" for the method of the service, which is not sent itself. */
  path: readonly (string | number)[];
};

/** How packets reach a real server, with what it takes there in a sentence. */
export function ForwardingFields({ value, onChange, path }: Props) {
  const t = useTranslations("clusters.forwarding");
  return (
    <>
      <RadioCards<Forwarding>
        label={t("label")}
        path={[...path, "forwarding"]}
        columns={2}
        value={value.forwarding}
        onChange={(forwarding) => onChange({ ...value, forwarding })}
        choices={forwardingSchema.options.map((method) => ({
          value: method,
          label: t(`${method}.label`),
          description: t(`${method}.about`),
        }))}
      />
      {value.forwarding === "tun" ? (
        <TunnelFields value={value.tunnel} path={path} onChange={(tunnel) => onChange({ ...value, tunnel })} />
      ) : null}
    </>
  );
}
