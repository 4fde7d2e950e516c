import type { OperationStepResource } from "@/lib/api/resources/operation";

export type StepGroup = {
  /** Sequence number of its first step. */
  readonly id: number;
  readonly hostName: string;
  readonly wave: string;
  readonly steps: readonly OperationStepResource[];
};

/** Steps of one host in one wave under one heading; a host that comes again later (roll-back) gets another heading. */
export function groupSteps(steps: readonly OperationStepResource[]): StepGroup[] {
  const groups = new Map<string, OperationStepResource[]>();
  for (const step of steps) {
    const key = JSON.stringify([step.wave, step.hostName]);
    groups.set(key, [...(groups.get(key) ?? []), step]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ id: first.seq, hostName: first.hostName, wave: first.wave, steps: group }];
  });
}
