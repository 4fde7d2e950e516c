"use client";

import { useTranslations } from "next-intl";
import { type OptionField, OptionFields, type Options } from "@/components/cluster/option-fields";
import { Banner } from "@/components/ui/banner";
import { SwitchField } from "@/components/ui/switch-field";
import type { Engine } from "@/lib/model/cluster";

type Props = { engine: Engine; value: Options; onChange: (value: Options) => void };

const fields: readonly OptionField[] = [
  { name: "quorum", input: "number" },
  { name: "hysteresis", input: "number" },
  { name: "inhibitOnFailure", input: "switch" },
  { name: "alpha", input: "switch" },
  { name: "omega", input: "switch" },
  { name: "haSuspend", input: "switch" },
  { name: "quorumUp", input: "words" },
  { name: "quorumDown", input: "words" },
  { name: "notifyUp", input: "words" },
  { name: "notifyDown", input: "words" },
  { name: "smtpAlert", input: [true, false], isOptional: true },
];

const sorryFields: readonly OptionField[] = [
  { name: "address", input: "text" },
  { name: "port", input: "number" },
  { name: "forwarding", input: ["dr", "nat", "tun"] },
];

const keptFields: readonly OptionField[] = [{ name: "sorryServerInhibit", input: "switch" }];

const newSorryServer: Options = { address: null, port: 80, forwarding: "dr" };

/** What keepalived alone knows about a service: the spare server, and what it makes of failures. */
export function KeepalivedFields({ engine, value, onChange }: Props) {
  const t = useTranslations("clusters.fields");
  const services = useTranslations("clusters.services");
  const sorryServer = value.sorryServer;
  return (
    <>
      {engine === "ipvsadm" ? <Banner tone="caution" title={services("keepalivedNoEffect")} /> : null}
      <SwitchField
        label={t("sorryServer.label")}
        path={["keepalived", "sorryServer"]}
        description={t("sorryServer.about")}
        isSelected={sorryServer instanceof Object}
        onChange={(on) => onChange({ ...value, sorryServer: on ? newSorryServer : null })}
      />
      {sorryServer instanceof Object ? (
        <>
          <OptionFields<Options>
            fields={sorryFields}
            path={["keepalived", "sorryServer"]}
            value={{ ...sorryServer }}
            onChange={(changed) => onChange({ ...value, sorryServer: changed })}
          />
          <OptionFields fields={keptFields} path={["keepalived"]} value={value} onChange={onChange} />
        </>
      ) : null}
      <OptionFields fields={fields} path={["keepalived"]} value={value} onChange={onChange} />
    </>
  );
}
