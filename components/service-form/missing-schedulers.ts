import { type Scheduler, schedulers } from "@/lib/model/atoms";

export type ModulesOfDirector = {
  readonly name: string;
  /** Parts of IPVS that its kernel has or can load, e.g. "wrr"; null = not known. */
  readonly ipvsModules: readonly string[] | null;
};

/** By scheduler, the directors whose kernel lacks it. What is not known of a director is not held against it. */
export function missingSchedulers(directors: readonly ModulesOfDirector[]): ReadonlyMap<Scheduler, readonly string[]> {
  const lacking = schedulers.map((scheduler): [Scheduler, string[]] => [
    scheduler,
    directors
      .filter(({ ipvsModules }) => ipvsModules !== null && !ipvsModules.includes(scheduler))
      .map(({ name }) => name),
  ]);
  return new Map(lacking.filter(([, names]) => names.length > 0));
}
