import type { Logger } from "pino";
import type { HostRecords, HostReport } from "./host-records";
import type { HostPolicy } from "./policy";
import type { HostProblem } from "./port";
import { SerialQueue } from "./serial-queue";

/** Writes what became of a host's connection, and only when it changed: a sample every two seconds is no news. */
export class StatusReporter {
  readonly #queue = new SerialQueue();
  #status = "";
  #seenMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly hostId: string,
    private readonly deps: {
      readonly records: HostRecords;
      readonly logger: Logger;
      readonly policy: HostPolicy;
      readonly clock: () => Date;
    },
  ) {}

  connected(): void {
    this.#seenMs = performance.now();
    this.#change("connected", { kind: "connected", at: this.deps.clock() });
  }

  seen(): void {
    if (performance.now() - this.#seenMs < this.deps.policy.seenEveryMs) return;
    this.#seenMs = performance.now();
    this.#write({ kind: "seen", at: this.deps.clock() });
  }

  failed(problem: HostProblem): void {
    this.#change(JSON.stringify(problem), { kind: "failed", problem });
  }

  keyChanged(report: Omit<Extract<HostReport, { kind: "key-changed" }>, "kind" | "at">): void {
    this.#change("", { kind: "key-changed", ...report, at: this.deps.clock() });
  }

  /** Resolves when everything reported so far is written, or could not be. */
  async flush(): Promise<void> {
    await this.#queue.idle();
  }

  #change(status: string, report: HostReport): void {
    if (status !== "" && status === this.#status) return;
    this.#status = status;
    this.#write(report);
  }

  /** A report that fails does not concern the program that ran; the next one is then written in any case. */
  #write(report: HostReport): void {
    this.#queue
      .run(() => this.deps.records.report(this.hostId, report))
      .catch((error: unknown) => {
        this.#status = "";
        this.deps.logger.error({ err: error, hostId: this.hostId, report: report.kind }, "host status not written");
      });
  }
}
