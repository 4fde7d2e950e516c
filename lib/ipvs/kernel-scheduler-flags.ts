import { type SchedulerFlag, schedulerFlagSchema } from "@/lib/model/scheduler-flags";

/**
 * Flags as `ipvsadm` names them for a scheduler, each once and in the kernel's order: the first flag of sh and mh is their
 * "-fallback", the second their "-port".
 */
export function kernelSchedulerFlags(scheduler: string, flags: readonly SchedulerFlag[]): SchedulerFlag[] {
  const numbers = new Set(flags.map(numberOf));
  return [1, 2, 3].filter((number) => numbers.has(number)).map((number) => nameOf(scheduler, number));
}

function numberOf(flag: SchedulerFlag): number {
  if (flag.endsWith("-fallback")) return 1;
  return flag.endsWith("-port") ? 2 : Number(flag.slice("flag-".length));
}

function nameOf(scheduler: string, number: number): SchedulerFlag {
  const named = (scheduler === "sh" || scheduler === "mh") && number < 3;
  return schedulerFlagSchema.parse(named ? `${scheduler}-${number === 1 ? "fallback" : "port"}` : `flag-${number}`);
}
