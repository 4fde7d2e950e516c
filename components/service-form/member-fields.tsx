"use client";

import { useTranslations } from "next-intl";
import { FormFold } from "@/components/ui/form-fold";
import { pathText, useFieldProblems } from "@/components/ui/form-problems";
import { NumberField } from "@/components/ui/number-field";
import { PartNotes } from "@/components/ui/part-notes";
import { SwitchField } from "@/components/ui/switch-field";
import { mapsPorts } from "@/lib/model/maps-ports";
import { ForwardingFields } from "./forwarding-fields";
import type { ForwardingForm } from "./forwarding-form";
import type { MemberForm } from "./member-form";
import { ThresholdFields } from "./threshold-fields";

type Props = {
  name: string;
  member: MemberForm;
  /** Its place among the destinations that are sent. */
  index: number;
  method: ForwardingForm;
  onChange: (member: MemberForm) => void;
};

/** One real server of a new service: its weight, and what differs from the others when asked for. */
export function MemberFields({ name, member, index, method, onChange }: Props) {
  const t = useTranslations("clusters.destinations");
  const path = ["destinations", index];
  const { errors } = useFieldProblems([...path, "realServerId"]);
  const forwarding = (member.method ?? method).forwarding;
  return (
    <div className="flex flex-col gap-3 pb-3 sm:ps-7">
      <PartNotes errors={errors} />
      <div className="grid gap-3 sm:grid-cols-[10rem_10rem]">
        <NumberField
          isRequired
          label={t("weight")}
          path={[...path, "weight"]}
          minValue={0}
          maxValue={65535}
          value={member.weight}
          onChange={(weight) => onChange({ ...member, weight })}
        />
        {mapsPorts(forwarding) ? (
          <NumberField
            label={t("port")}
            path={[...path, "port"]}
            description={t("portAbout")}
            minValue={0}
            maxValue={65535}
            value={member.port}
            onChange={(port) => onChange({ ...member, port })}
          />
        ) : null}
      </div>
      <FormFold
        title={t("more", { name })}
        paths={["upperThreshold", "lowerThreshold", "forwarding", "tunnel"].map((field) => pathText([...path, field]))}
      >
        <ThresholdFields path={path} value={member} onChange={(thresholds) => onChange({ ...member, ...thresholds })} />
        <SwitchField
          label={t("ownForwarding")}
          description={t("ownForwardingAbout")}
          isSelected={member.method !== null}
          onChange={(own) => onChange({ ...member, method: own ? method : null })}
        />
        {member.method === null ? null : (
          <ForwardingFields
            value={member.method}
            path={path}
            onChange={(changed) => onChange({ ...member, method: changed })}
          />
        )}
      </FormFold>
    </div>
  );
}
