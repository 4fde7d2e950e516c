import type { Hosts } from "@/lib/hosts/port";

/**
 * Thrown in the middle of an operation when this worker is asked to stop: the operation is neither failed nor rolled
 * back, it is left as it is for the next worker to settle.
 */
export class WorkerStopping extends Error {
  constructor() {
    super("the worker stops");
    this.name = "WorkerStopping";
  }
}

/** Hosts that refuse by throwing when they refuse only because the worker stops. */
export function untilStopping(hosts: Hosts): Hosts {
  return {
    async run(hostId, lane, program, limits) {
      const outcome = await hosts.run(hostId, lane, program, limits);
      if (outcome.kind === "not-started" && outcome.problem.params.reason === "stopping") throw new WorkerStopping();
      return outcome;
    },
    forget: (hostId) => hosts.forget(hostId),
    close: () => hosts.close(),
  };
}
