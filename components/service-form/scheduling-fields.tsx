"use client";

import { useTranslations } from "next-intl";
import { useFieldProblems } from "@/components/ui/form-problems";
import { PartNotes } from "@/components/ui/part-notes";
import { SelectField } from "@/components/ui/select-field";
import { SwitchField } from "@/components/ui/switch-field";
import { type Scheduler, schedulers } from "@/lib/model/atoms";
import type { Protocol } from "@/lib/model/listener";
import type { SchedulerFlag } from "@/lib/model/scheduler-flags";
import { flagsOf } from "./flags-of";
import type { ServiceSettings } from "./service-settings";
import { useSchedulingGaps } from "./use-scheduling-gaps";

type Props = {
  value: ServiceSettings;
  onChange: (value: ServiceSettings) => void;
  /** Null = whatever has the mark. */
  protocol: Protocol | null;
};

/** Who gets the next connection. Flags appear where the scheduler has some, one-packet scheduling where it can be. */
export function SchedulingFields({ value, onChange, protocol }: Props) {
  const t = useTranslations("clusters.services");
  const about = useTranslations("clusters.scheduler");
  const flags = useTranslations("clusters.flags");
  const { errors } = useFieldProblems("schedulerFlags");
  const { scheduler, schedulerFlags, onePacket } = value;
  const gaps = useSchedulingGaps(scheduler);
  const setFlag = (flag: SchedulerFlag, on: boolean): void => {
    const others = schedulerFlags.filter((one) => one !== flag);
    onChange({ ...value, schedulerFlags: on ? [...others, flag] : others });
  };
  return (
    <>
      <SelectField
        label={t("scheduler")}
        path="scheduler"
        description={about(scheduler)}
        value={scheduler}
        onChange={(chosen) =>
          onChange({
            ...value,
            scheduler: chosen,
            schedulerFlags: schedulerFlags.filter((flag) => flagsOf(chosen).includes(flag)),
          })
        }
        choices={schedulers.map((one) => {
          const reason = gaps.get(one);
          return { value: one, label: one, description: reason ?? about(one), isDisabled: reason !== undefined };
        })}
      />
      {shownFlags(scheduler, schedulerFlags).map((flag) => (
        <SwitchField
          key={flag}
          label={flag}
          path={["schedulerFlags", schedulerFlags.indexOf(flag)]}
          description={gaps.get(flag) ?? flags(flag)}
          isSelected={schedulerFlags.includes(flag)}
          isDisabled={gaps.has(flag) && !schedulerFlags.includes(flag)}
          onChange={(on) => setFlag(flag, on)}
        />
      ))}
      <PartNotes errors={errors} />
      {protocol === null || protocol === "UDP" || onePacket ? (
        <SwitchField
          label={t("onePacket")}
          path="onePacket"
          description={t("onePacketAbout")}
          isSelected={onePacket}
          onChange={(on) => onChange({ ...value, onePacket: on })}
        />
      ) : null}
    </>
  );
}

/** Those of the scheduler, and whatever else is set. */
function shownFlags(scheduler: Scheduler, set: readonly SchedulerFlag[]): SchedulerFlag[] {
  return [...new Set([...flagsOf(scheduler), ...set])];
}
