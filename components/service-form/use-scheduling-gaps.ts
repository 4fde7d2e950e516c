"use client";

import { useMemo } from "react";
import { type Scheduler, schedulers } from "@/lib/model/atoms";
import { type SchedulerFlag, schedulerFlags } from "@/lib/model/scheduler-flags";
import { useServiceGap } from "./use-service-gap";

/** Why schedulers, and the flags of the chosen one, cannot be had in this cluster; what can be had is not in it. */
export type SchedulingGaps = ReadonlyMap<Scheduler | SchedulerFlag, string>;

export function useSchedulingGaps(scheduler: Scheduler): SchedulingGaps {
  const gap = useServiceGap();
  const ofSchedulers = useMemo(() => schedulers.map((one) => [one, gap({ scheduler: one })] as const), [gap]);
  const ofFlags = useMemo(
    () => schedulerFlags.map((flag) => [flag, gap({ scheduler, schedulerFlags: [flag] }, { scheduler })] as const),
    [gap, scheduler],
  );
  return useMemo(() => {
    const all = [...ofSchedulers, ...ofFlags];
    return new Map(all.flatMap(([what, reason]) => (reason === undefined ? [] : [[what, reason]])));
  }, [ofSchedulers, ofFlags]);
}
