import type { Program } from "@/lib/shell/model";
import type { LinkRun } from "./link";
import { type LinkDeps, LinkKeeper, type Urgency } from "./link-keeper";
import type { Lane, ProgramLimits, ProgramOutcome } from "./port";
import { SerialQueue } from "./serial-queue";

/** One host as this worker sees it: one connection, and lanes that share it without waiting for each other. */
export class HostSession {
  readonly #keeper: LinkKeeper;
  readonly #lanes: Readonly<Record<Lane, SerialQueue>> = {
    operation: new SerialQueue(),
    sample: new SerialQueue(),
    inspection: new SerialQueue(),
  };

  constructor(
    private readonly hostId: string,
    private readonly deps: LinkDeps,
  ) {
    this.#keeper = new LinkKeeper(hostId, deps);
  }

  run(lane: Lane, program: Program, limits: ProgramLimits): Promise<ProgramOutcome> {
    return this.#lanes[lane].run(() => this.#runNow(lane, program, limits));
  }

  refresh(): Promise<void> {
    return this.#keeper.refresh();
  }

  drop(): void {
    this.#keeper.drop();
  }

  async close(): Promise<void> {
    this.#keeper.drop();
    await Promise.all(Object.values(this.#lanes).map((lane) => lane.idle()));
    await this.#keeper.flush();
  }

  /** A kept connection may turn out to be dead only when it is used. Nothing was written then: once more is safe. */
  async #runNow(lane: Lane, program: Program, limits: ProgramLimits): Promise<ProgramOutcome> {
    // Somebody waits for what the operation lane does; samples come again by themselves, and people ask again.
    const urgency = { urgent: lane === "operation", retryNow: limits.retryNow ?? false };
    const first = await this.#attempt(urgency, program, limits);
    const run = first.kind === "not-written" ? await this.#attempt(urgency, program, limits) : first;
    return run.kind === "ended" ? run.outcome : { kind: "not-started", problem: run.problem };
  }

  async #attempt(urgency: Urgency, program: Program, limits: ProgramLimits): Promise<LinkRun> {
    const link = await this.#keeper.obtain(urgency);
    if ("code" in link) return { kind: "unusable", problem: link, said: "" };
    const run = await link.run(program, limits);
    if (run.kind === "ended" && run.outcome.kind === "completed") this.#keeper.answered();
    if (run.kind === "unusable") {
      this.deps.logger.debug({ hostId: this.hostId, said: run.said.slice(-500) }, "host gives no root shell");
      await this.#keeper.unusable(link, run.problem);
    }
    return run;
  }
}
