import type { FleetSize } from "./fleet-size";

/** What a fleet cost while it was watched for some time. */
export type FleetMeasurement = FleetSize & {
  readonly viewers: number;
  readonly seconds: number;
  readonly samples: number;
  readonly missed: number;
  /** Open at the end: a fleet that is as it was applied has none, and one that has costs what alarms cost. */
  readonly alerts: number;
  /** What reached the viewers, all together; faults are streams that ended and events that did not fit. */
  readonly events: number;
  readonly faults: number;
  /** From the moment at which the worker has a sample until a viewer has it whole. */
  readonly lagP50Ms: number;
  readonly lagP95Ms: number;
  /** CPU seconds a second. */
  readonly workerCores: number;
  readonly webCores: number;
  readonly postgresCores: number;
  readonly simulatorCores: number;
  /** What one pass of gawk over each sample would take: the least that anybody who reads them has to do. */
  readonly gawkCores: number;
  readonly workerBytes: number;
  readonly webBytes: number;
};

type Goal = {
  readonly name: string;
  readonly value: (of: FleetMeasurement) => number;
  readonly most: number;
  readonly unit: string;
};

const goals: readonly Goal[] = [
  { name: "missed samples", value: ({ missed }) => missed, most: 0, unit: "" },
  { name: "alerts of a fleet that is well", value: ({ alerts }) => alerts, most: 0, unit: "" },
  { name: "streams and events lost", value: ({ faults }) => faults, most: 0, unit: "" },
  { name: "from sample to viewer, p95", value: ({ lagP95Ms }) => lagP95Ms, most: 500, unit: " ms" },
  { name: "worker, CPU", value: ({ workerCores }) => workerCores, most: 1, unit: " cores" },
  { name: "worker, memory", value: ({ workerBytes }) => workerBytes / 2 ** 20, most: 1_024, unit: " MB" },
  { name: "web, CPU", value: ({ webCores }) => webCores, most: 1, unit: " cores" },
];

/** Sentences about what is not as it should be. */
export function missedGoals(of: FleetMeasurement): string[] {
  return goals
    .filter(({ value, most }) => value(of) > most)
    .map(
      ({ name, value, most, unit }) => `fleet: ${name} is ${figure(value(of))}${unit} and should be ${most} at most`,
    );
}

export function renderFleet(of: FleetMeasurement): string {
  const { directors, services, destinations, viewers, seconds, samples, events } = of;
  const size = `${directors} directors × ${services} services × ${destinations} destinations, every 2 s`;
  const judged = goals.map(({ name, value, most, unit }) => {
    const verdict = value(of) > most ? "MISSED" : "reached";
    return line(name, value(of), unit, `goal ≤ ${most}: ${verdict}`);
  });
  return [
    `${size}; ${viewers} viewers, ${seconds.toFixed(0)} s, ${samples} samples, ${events} events`,
    ...judged,
    line("from sample to viewer, p50", of.lagP50Ms, " ms"),
    line("worker, × gawk", of.workerCores / of.gawkCores, "", "CPU beside one pass of gawk over the same text"),
    line("web, memory", of.webBytes / 2 ** 20, " MB"),
    line("Postgres, CPU", of.postgresCores, " cores"),
    line("simulated directors, CPU", of.simulatorCores, " cores"),
  ].join("\n");
}

function line(name: string, value: number, unit: string, note = ""): string {
  return `${name.padEnd(52)}${figure(value).padStart(9)}${unit.padEnd(7)} ${note}`.trimEnd();
}

function figure(value: number): string {
  return Number.isInteger(value) || value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
